package dev.hawser.sandbox.faults.chaos;

import dev.hawser.cluster.ClusterId;
import dev.hawser.sandbox.contract.Witness;
import dev.hawser.sandbox.faults.kill.Ending;
import dev.hawser.sandbox.faults.kill.Runs;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One peering after another, in turns in both directions, each taken down again. */
final class Rounds {
  private static final int UNPEERS = 10;

  private final Witness witness;
  private final Runs runs;
  private final PrintStream out;
  private final Totals totals = new Totals();

  Rounds(Witness witness, PrintStream out) {
    this.witness = witness;
    this.out = out;
    runs = new Runs(witness);
  }

  Totals totals() {
    return totals;
  }

  /** Goes on for the time and for so many rounds, whichever is longer, but never past the end. */
  void run(Duration time, int least, Instant end) throws InterruptedException {
    var enough = Instant.now().plus(time);
    while (Instant.now().isBefore(end)
        && (totals.rounds() < least || Instant.now().isBefore(enough))) {
      round(totals.rounds() % 2 == 0 ? witness.first() : witness.second());
    }
  }

  /** Peers and unpeers. */
  void round(ClusterId consumer) throws InterruptedException {
    long start = System.nanoTime();
    var peered = runs.end(runs.peer(consumer));
    totals.peer(peered);
    int unpeers = peered instanceof Ending.Failed ? 0 : unpeer(consumer, peered);
    totals.round();
    out.printf(
        Locale.ROOT,
        "round %2d  %5.1f s  consumer %s: %s%s%n",
        totals.rounds(),
        (System.nanoTime() - start) / 1e9,
        consumer,
        words(peered),
        unpeers < 2 ? "" : ", unpeered at try " + unpeers);
  }

  /** Again when it fails: it only goes forward. */
  private int unpeer(ClusterId consumer, Ending peered) throws InterruptedException {
    boolean held = peered instanceof Ending.Lost;
    for (int attempt = 1; ; attempt++) {
      var run = held ? runs.unpeerAfterLoss(consumer) : runs.unpeer(consumer);
      var ending = runs.end(run);
      held = ending instanceof Ending.Lost;
      totals.unpeer(ending);
      if (ending instanceof Ending.Completed || attempt == UNPEERS) return attempt;
    }
  }

  private static String words(Ending ending) {
    return switch (ending) {
      case Ending.Completed completed -> "peered and unpeered";
      case Ending.Failed failed -> "rolled back, " + failed.type() + ": " + failed.message();
      case Ending.Lost lost -> "lost: " + lost.message();
    };
  }
}
