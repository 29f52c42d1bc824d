package dev.hawser.peering.saga;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.ClaimResult;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.activity.PairActivities.ReleaseInput;
import dev.hawser.activity.Role;
import dev.hawser.peering.Step;
import dev.hawser.peering.plan.ClaimPlan;
import dev.hawser.peering.plan.PairState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Both clusters as one run calls them, and the inputs that are alike for both. */
final class PairStubs {
  private final PairState state;
  private final ClusterStubs consumer;
  private final ClusterStubs provider;
  private final ClaimHolder holder;
  private final ClaimPlan claiming;
  private final List<String> notes = new ArrayList<>();

  PairStubs(PairState state, ClaimPlan claiming, Duration patience, RunTimings timings) {
    String run = RunIdentity.label();
    this.state = state;
    this.consumer = ClusterStubs.of(state.scope(Role.CONSUMER, run, patience), timings);
    this.provider = ClusterStubs.of(state.scope(Role.PROVIDER, run, patience), timings);
    this.holder = RunIdentity.holder();
    this.claiming = claiming;
  }

  /** What both clusters showed before the first write. */
  PairState state() {
    return state;
  }

  ClusterStubs consumer() {
    return consumer;
  }

  ClusterStubs provider() {
    return provider;
  }

  ClusterStubs of(ClusterId cluster) {
    return cluster.equals(consumer.id()) ? consumer : provider;
  }

  /** The clusters to claim, in order. */
  List<ClusterStubs> claimOrder() {
    return claiming.clusters().stream().map(this::of).toList();
  }

  ClaimInput claim(ClusterStubs cluster) {
    return new ClaimInput(cluster.scope(), holder, claiming.takeOver(), claiming.create());
  }

  Removal releasing(ClusterStubs cluster) {
    return new Removal(Step.RELEASE, cluster, s -> s.pair().releaseClaim(release(s)));
  }

  ReleaseInput release(ClusterStubs cluster) {
    return new ReleaseInput(cluster.scope(), holder);
  }

  /** Remembers the note of a claim. */
  ClaimResult recordNote(ClaimResult claimed) {
    if (!claimed.note().isEmpty()) notes.add(claimed.note());
    return claimed;
  }

  /** What the caller should know about the claims. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Leaves a cluster as it was found, or with what was skipped. */
  CleanupInput cleanup(ClusterStubs cluster, boolean undoSkipped) {
    return new CleanupInput(
        createdByRun(cluster), state.view(cluster.id()).existingObjects(), true, undoSkipped);
  }

  /** Removes what this run created on a cluster, also while others use it. */
  DeleteInput createdByRun(ClusterStubs cluster) {
    return cluster.removal(Extent.CREATED_BY_RUN, List.of());
  }

  /**
   * Removes what this run created of the network. Others come first, so every attempt asks the
   * other cluster whether the reverse peering exists; the cluster itself checks again.
   */
  DeleteInput networkCreatedByRun(ClusterStubs cluster) {
    var other = of(cluster.scope().peer()).undoing(cluster.scope().patience()).during(Step.INSPECT);
    return cluster.removal(
        Extent.CREATED_BY_RUN, other.pair().findReversePeering(other.scope()).objects());
  }
}
