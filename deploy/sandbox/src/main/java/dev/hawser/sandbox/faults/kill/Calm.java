package dev.hawser.sandbox.faults.kill;

import dev.hawser.sandbox.contract.Contents;
import dev.hawser.sandbox.contract.Expect;
import dev.hawser.sandbox.contract.Witness;
import dev.hawser.sandbox.faults.temporal.TaskListener;
import java.util.List;

/**
 * What happens when nothing is killed.
 *
 * @param peer the activities of a Peer, in the order in which they began
 * @param unpeer those of an Unpeer
 * @param peered what stands in between
 */
record Calm(List<Activity> peer, List<Activity> unpeer, Contents peered) {

  /** Peers and unpeers once, undisturbed. */
  static Calm observe(Witness witness, Crew crew) throws InterruptedException {
    var runs = new Runs(witness);
    var peer = new Roll();
    crew.listen(peer);
    expect(runs.end(runs.peer(witness.first())));
    Expect.eventually("the peering is whole", () -> witness.isWhole(witness.first()));
    var peered = witness.contents();
    var unpeer = new Roll();
    crew.listen(unpeer);
    expect(runs.end(runs.unpeer(witness.first())));
    crew.listen(TaskListener.NONE);
    witness.tidy();
    return new Calm(peer.activities(), unpeer.activities(), peered);
  }

  private static void expect(Ending ending) {
    if (!(ending instanceof Ending.Completed)) {
      throw new IllegalStateException("an undisturbed run ended as " + ending);
    }
  }
}
