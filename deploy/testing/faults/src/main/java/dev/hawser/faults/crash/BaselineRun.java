package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairContents;
import dev.hawser.harness.PeeringObserver;
import java.util.List;

/**
 * What happens when nothing is killed.
 *
 * @param peer the activities of a Peer, in the order in which they began
 * @param unpeer those of an Unpeer
 * @param peered what stands in between
 */
record BaselineRun(List<RunActivity> peer, List<RunActivity> unpeer, PairContents peered) {

  /** Peers and unpeers once, undisturbed. */
  static BaselineRun observe(PeeringObserver witness, WorkerPool crew) throws InterruptedException {
    var runs = new CrashRuns(witness);
    var peer = new ActivityRecorder();
    crew.listen(peer);
    expect(runs.end(runs.peer(witness.first())));
    Expect.eventually("the peering is whole", () -> witness.isWhole(witness.first()));
    var peered = witness.contents();
    var unpeer = new ActivityRecorder();
    crew.listen(unpeer);
    expect(runs.end(runs.unpeer(witness.first())));
    crew.listen(TaskListener.NONE);
    witness.tidy();
    return new BaselineRun(peer.activities(), unpeer.activities(), peered);
  }

  private static void expect(CrashRunEnding ending) {
    if (!(ending instanceof CrashRunEnding.Completed)) {
      throw new IllegalStateException("an undisturbed run ended as " + ending);
    }
  }
}
