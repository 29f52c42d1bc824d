package dev.hawser.peering;

import dev.hawser.cluster.ClusterId;
import dev.hawser.cluster.Holder;
import dev.hawser.cluster.PairActivities.Claim;
import dev.hawser.cluster.PairActivities.Claimed;
import dev.hawser.cluster.PairActivities.Leave;
import dev.hawser.cluster.PairActivities.Look;
import dev.hawser.cluster.PairActivities.Release;
import dev.hawser.cluster.Removal.Extent;
import dev.hawser.cluster.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Both clusters as one run speaks to them, and what the run says to both alike. */
final class Sides {
  private final Situation situation;
  private final Side consumer;
  private final Side provider;
  private final Holder holder;
  private final Claiming claiming;
  private final List<String> notes = new ArrayList<>();
  private @Nullable List<String> reverse;

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

  /** Leaves a cluster as it was found. */
  Leave leave(Side side) {
    return new Leave(
        side.removal(Extent.MADE_BY_RUN, reverseNow()),
        situation.view(side.id()).byProducts(),
        true);
  }

  /** What shows the reverse peering at this moment, looked up once, when an undo first asks. */
  List<String> reverseNow() {
    if (reverse == null) {
      var seenByConsumer = Side.looking(consumer.id()).inspectCluster(look(consumer));
      var seenByProvider = Side.looking(provider.id()).inspectCluster(look(provider));
      reverse = Situation.reverse(seenByConsumer, seenByProvider);
    }
    return reverse;
  }

  private static Look look(Side side) {
    return new Look(side.id(), side.scope().peer(), side.scope().role());
  }
}
