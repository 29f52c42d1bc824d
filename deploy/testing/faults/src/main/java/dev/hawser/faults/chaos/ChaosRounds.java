package dev.hawser.faults.chaos;

import dev.hawser.faults.trial.Durations;
import dev.hawser.faults.trial.PeeringRuns;
import dev.hawser.faults.trial.RunKind;
import dev.hawser.faults.trial.RunOutcome;
import dev.hawser.harness.PeeringEnvironment;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Peers and unpeers one round after another, in both directions by turns. */
final class ChaosRounds {
  private static final Duration RUN_LIMIT = Duration.ofMinutes(5);
  private static final int MOST_UNPEERS = 10;

  private final PeeringRuns forward;
  private final PeeringRuns reverse;
  private final PrintStream out;
  private final ChaosTotals totals = new ChaosTotals();

  ChaosRounds(PeeringEnvironment pair, PrintStream out) {
    forward = new PeeringRuns(pair, RUN_LIMIT);
    var consumer = pair.milan();
    var provider = pair.rome();
    var reversed = new PeeringEnvironment(consumer, provider, pair.temporal());
    reverse = new PeeringRuns(reversed, RUN_LIMIT);
    this.out = out;
  }

  ChaosTotals totals() {
    return totals;
  }

  /** Goes on for the time and for so many rounds, whatever takes longer, but never past the end. */
  void run(Duration time, int leastRounds, Instant end) {
    var timeUp = Instant.now().plus(time);
    while (Instant.now().isBefore(end)
        && (totals.rounds() < leastRounds || Instant.now().isBefore(timeUp))) {
      round(totals.rounds() % 2 == 0 ? forward : reverse);
    }
  }

  /** One round in each direction. */
  void inBothDirections() {
    round(forward);
    round(reverse);
  }

  private void round(PeeringRuns runs) {
    long start = System.nanoTime();
    var peered = runs.run(RunKind.PEER);
    totals.add(RunKind.PEER, peered);
    int unpeers = peered instanceof RunOutcome.Failed ? 0 : unpeer(runs, peered);
    totals.addRound();
    out.printf(
        "round %2d  %7s  consumer %s: %s%s%n",
        totals.rounds(),
        Durations.seconds(Duration.ofNanos(System.nanoTime() - start)),
        runs.pair().rome().id(),
        text(peered),
        unpeers < 2 ? "" : ", unpeered by attempt " + unpeers);
  }

  /** Again when it fails, because an unpeer never undoes what it did; returns the attempts. */
  private int unpeer(PeeringRuns runs, RunOutcome peered) {
    var previous = peered;
    for (int attempt = 1; ; attempt++) {
      boolean lost = previous instanceof RunOutcome.Lost;
      var run = lost ? runs.startUnpeerAfterLoss() : runs.start(RunKind.UNPEER);
      previous = runs.outcome(run);
      totals.add(RunKind.UNPEER, previous);
      if (previous instanceof RunOutcome.Completed || attempt == MOST_UNPEERS) return attempt;
    }
  }

  private static String text(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Completed completed -> "peered and unpeered";
      case RunOutcome.Failed failed -> "rolled back, " + failed.reason();
      case RunOutcome.Lost lost -> "lost: " + lost.reason();
    };
  }
}
