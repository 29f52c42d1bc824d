package dev.hawser.peering;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteInput.Extent;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.ClaimResult;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.activity.PairActivities.ReleaseInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Both clusters as one run speaks to them, and what the run says to both alike. */
final class PairStubs {
  private static final Duration LOOK = Duration.ofMinutes(2);

  private final PairState situation;
  private final ClusterStubs consumer;
  private final ClusterStubs provider;
  private final ClaimHolder holder;
  private final Claiming claiming;
  private final List<String> notes = new ArrayList<>();

  /**
   * How a run claims.
   *
   * @param writes a run that writes nothing claims nothing
   * @param takeOver replace somebody else's claim
   * @param create make the tenant namespaces
   */
  record Claiming(boolean writes, boolean takeOver, boolean create) {}

  PairStubs(
      PairState situation, ActivityScope consumer, ActivityScope provider, Claiming claiming) {
    this.situation = situation;
    this.consumer = ClusterStubs.of(consumer);
    this.provider = ClusterStubs.of(provider);
    this.holder = RunPreconditions.holder();
    this.claiming = claiming;
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

  /** Alphabetically first cluster first. */
  List<ClusterStubs> claimOrder() {
    if (!claiming.writes()) return List.of();
    return List.of(of(situation.pair().first()), of(situation.pair().second()));
  }

  ClaimInput claim(ClusterStubs side) {
    return new ClaimInput(side.scope(), holder, claiming.takeOver(), claiming.create());
  }

  RemovalLoop.Task releasing(ClusterStubs side) {
    return new RemovalLoop.Task(Step.RELEASE, side, s -> s.pair().releaseClaim(release(s)));
  }

  ReleaseInput release(ClusterStubs side) {
    return new ReleaseInput(side.scope(), holder);
  }

  /** Takes a held pair, and remembers what was to be said of it. */
  ClaimResult recordNote(ClaimResult claimed) {
    if (!claimed.note().isEmpty()) notes.add(claimed.note());
    return claimed;
  }

  /** What people should know of the claims. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Leaves a cluster as it was found, or with what was given up. */
  CleanupInput cleanup(ClusterStubs side, boolean givenUp) {
    return new CleanupInput(
        createdByRun(side), situation.view(side.id()).leftovers(), true, givenUp);
  }

  /** To take away what this run made on a side, whatever others do. */
  DeleteInput createdByRun(ClusterStubs side) {
    return side.removal(Extent.CREATED_BY_RUN, List.of());
  }

  /**
   * To take this run's part of the network away: others come first, so the other side is asked,
   * each time anew, whether the reverse peering exists. The side itself looks again.
   */
  DeleteInput networkCreatedByRun(ClusterStubs side) {
    var other = of(side.scope().peer()).undoing(LOOK);
    return side.removal(
        Extent.CREATED_BY_RUN, other.pair().findReversePeering(other.scope()).objects());
  }
}
