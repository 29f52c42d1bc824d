package dev.hawser.faults.trial;

import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import java.time.Duration;

/**
 * Brings two clusters into a known state by undisturbed runs. All methods throw an {@link
 * AssertionError} if that fails.
 *
 * @param settling the time that controllers have after a run
 */
record PairPreparation(PeeringEnvironment pair, PeeringRuns runs, Duration settling) {

  /** Peers them. The copy of the namespace map comes last, after the run has ended. */
  void peer() {
    requireCompleted("undisturbed peer", runs.run(RunKind.PEER));
    Expect.eventually(
        "the provider has the namespace map",
        () -> PeeringAssertions.hasNamespaceMap(pair.rome(), pair.milan()));
  }

  void unpeer() {
    requireCompleted("undisturbed unpeer", runs.run(RunKind.UNPEER));
  }

  /** Unpeers them after a run that was terminated and still holds the pair. */
  void unpeerAfterLoss() {
    requireCompleted("unpeer after a lost run", runs.outcome(runs.startUnpeerAfterLoss()));
  }

  /**
   * Waits until both are as in the snapshot. Liqo makes a ForeignCluster again while its cache
   * still holds deleted objects, so it is deleted as often as it appears.
   */
  void awaitClean(PairSnapshot clean) {
    var left =
        Expect.settled(
            settling,
            () -> {
              pair.deleteForeignClusters();
              return clean.differences();
            });
    if (!left.isEmpty()) throw new AssertionError("can't be cleaned up: " + left);
  }

  private static void requireCompleted(String what, RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Completed) return;
    throw new AssertionError("an " + what + " did not complete: " + outcome.reason());
  }
}
