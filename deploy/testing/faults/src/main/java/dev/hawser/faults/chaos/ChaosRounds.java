package dev.hawser.faults.chaos;

import dev.hawser.activity.ClusterId;
import dev.hawser.faults.crash.CrashRunEnding;
import dev.hawser.faults.crash.CrashRuns;
import dev.hawser.harness.PeeringObserver;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** One peering after another, in turns in both directions, each taken down again. */
final class ChaosRounds {
  private static final int UNPEERS = 10;

  private final PeeringObserver witness;
  private final CrashRuns runs;
  private final PrintStream out;
  private final ChaosTotals totals = new ChaosTotals();

  ChaosRounds(PeeringObserver witness, PrintStream out) {
    this.witness = witness;
    this.out = out;
    runs = new CrashRuns(witness);
  }

  ChaosTotals totals() {
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
    int unpeers = peered instanceof CrashRunEnding.Failed ? 0 : unpeer(consumer, peered);
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
  private int unpeer(ClusterId consumer, CrashRunEnding peered) throws InterruptedException {
    boolean held = peered instanceof CrashRunEnding.Lost;
    for (int attempt = 1; ; attempt++) {
      var run = held ? runs.unpeerAfterLoss(consumer) : runs.unpeer(consumer);
      var ending = runs.end(run);
      held = ending instanceof CrashRunEnding.Lost;
      totals.unpeer(ending);
      if (ending instanceof CrashRunEnding.Completed || attempt == UNPEERS) return attempt;
    }
  }

  private static String words(CrashRunEnding ending) {
    return switch (ending) {
      case CrashRunEnding.Completed completed -> "peered and unpeered";
      case CrashRunEnding.Failed failed ->
          "rolled back, " + failed.type() + ": " + failed.message();
      case CrashRunEnding.Lost lost -> "lost: " + lost.message();
    };
  }
}
