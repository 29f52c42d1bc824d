package dev.hawser.peering;

import dev.hawser.cluster.ClusterId;
import dev.hawser.cluster.Holder;
import dev.hawser.cluster.PairActivities.Claim;
import dev.hawser.cluster.PairActivities.Claimed;
import dev.hawser.cluster.PairActivities.Leave;
import dev.hawser.cluster.PairActivities.Release;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removal.Extent;
import dev.hawser.cluster.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Both clusters as one run speaks to them, and what the run says to both alike. */
final class Sides {
  private static final Duration LOOK = Duration.ofMinutes(2);

  private final Situation situation;
  private final Side consumer;
  private final Side provider;
  private final Holder holder;
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

  Sides(Situation situation, Scope consumer, Scope provider, Claiming claiming) {
    this.situation = situation;
    this.consumer = Side.of(consumer);
    this.provider = Side.of(provider);
    this.holder = Run.holder();
    this.claiming = claiming;
  }

  Side consumer() {
    return consumer;
  }

  Side provider() {
    return provider;
  }

  Side of(ClusterId cluster) {
    return cluster.equals(consumer.id()) ? consumer : provider;
  }

  /** Alphabetically first cluster first. */
  List<Side> toClaim() {
    if (!claiming.writes()) return List.of();
    return List.of(of(situation.pair().first()), of(situation.pair().second()));
  }

  Claim claim(Side side) {
    return new Claim(side.scope(), holder, claiming.takeOver(), claiming.create());
  }

  Removing.Task releasing(Side side) {
    return new Removing.Task(Step.RELEASE, side, s -> s.pair().releasePair(release(s)));
  }

  Release release(Side side) {
    return new Release(side.scope(), holder);
  }

  /** Takes a held pair, and remembers what was to be said of it. */
  Claimed heed(Claimed claimed) {
    if (!claimed.note().isEmpty()) notes.add(claimed.note());
    return claimed;
  }

  /** What people should know of the claims. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** Leaves a cluster as it was found, or with what was given up. */
  Leave leave(Side side, boolean givenUp) {
    return new Leave(mine(side), situation.view(side.id()).byProducts(), true, givenUp);
  }

  /** To take away what this run made on a side, whatever others do. */
  Removal mine(Side side) {
    return side.removal(Extent.MADE_BY_RUN, List.of());
  }

  /**
   * To take this run's part of the network away: others come first, so the other side is asked,
   * each time anew, whether the reverse peering exists. The side itself looks again.
   */
  Removal myNetwork(Side side) {
    var other = of(side.scope().peer()).undoing(LOOK);
    return side.removal(Extent.MADE_BY_RUN, other.pair().reverseSigns(other.scope()).objects());
  }
}
