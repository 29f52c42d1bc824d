package dev.hawser.faults.trial;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
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
    if (left.isEmpty()) return;
    throw new AssertionError("can't be cleaned up: " + left + "; " + namespaces());
  }

  /**
   * Both tenant namespaces as they are now: whether they are being deleted, and what holds them.
   */
  private String namespaces() {
    return namespaceOf(pair.rome(), pair.milan()) + " " + namespaceOf(pair.milan(), pair.rome());
  }

  private static String namespaceOf(ClusterUser on, ClusterUser peer) {
    return on.get(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(peer))
        .map(String::valueOf)
        .orElse("no tenant namespace on " + on.id());
  }

  private static void requireCompleted(String what, RunOutcome outcome) {
    if (outcome instanceof RunOutcome.Completed) return;
    throw new AssertionError("an " + what + " did not complete: " + outcome.reason());
  }
}
