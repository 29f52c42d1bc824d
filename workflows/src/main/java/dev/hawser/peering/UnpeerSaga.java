package dev.hawser.peering;

import static dev.hawser.cluster.Removal.Extent.ALL;
import static dev.hawser.peering.Module.AUTHENTICATION;
import static dev.hawser.peering.Module.NETWORKING;
import static dev.hawser.peering.Module.OFFLOADING;

import dev.hawser.cluster.PairActivities.Leave;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The end of a peering, top to bottom: the deletes are the undos of the peering. */
final class UnpeerSaga {
  private final UnpeerRequest request;
  private final Situation situation;
  private final Sides sides;
  private final Removing removing;
  private final List<String> reverse;

  UnpeerSaga(UnpeerRequest request, Situation situation, Sides sides, Removing removing) {
    this.request = request;
    this.situation = situation;
    this.sides = sides;
    this.removing = removing;
    this.reverse = situation.reverse();
  }

  /** Only forward: whatever fails is tried again until it is gone. */
  void unpeer() {
    if (has(OFFLOADING)) offloading();
    var beside = new ArrayList<Promise<Void>>();
    if (takesNetwork(sides.provider()) && !needsTunnel()) beside.add(network(sides.provider()));
    if (has(AUTHENTICATION))
      remove(Step.IDENTITY, sides.consumer(), c -> c.authentication().deleteIdentity(all(c)));
    if (has(AUTHENTICATION) && reachesProvider())
      beside.add(
          start(Step.TENANT, sides.provider(), p -> p.authentication().deleteTenant(all(p))));
    if (takesNetwork(sides.provider()) && needsTunnel()) beside.add(network(sides.provider()));
    if (takesNetwork(sides.consumer())) beside.add(network(sides.consumer()));
    allOf(beside);
    allOf(reachable().stream().map(side -> start(Step.RELEASE, side, this::leave)).toList());
  }

  private void offloading() {
    if (reachesProvider() && situation.stranded())
      remove(Step.REPAIR, sides.provider(), p -> p.authentication().deleteCopies(all(p)));
    remove(Step.SLICE, sides.consumer(), c -> c.offloading().deleteSlice(all(c)));
  }

  /**
   * On the consumer not before its credentials are gone: Liqo looks at its ForeignCluster no more
   * when they go, and it would show a provider for ever.
   */
  private Promise<Void> network(Side side) {
    return start(Step.NETWORK, side, s -> s.network().deleteNetwork(all(s)));
  }

  private boolean takesNetwork(Side side) {
    return has(NETWORKING) && reverse.isEmpty() && reachable().contains(side);
  }

  /** Liqo takes the credentials back through the tunnel when it reaches the provider that way. */
  private boolean needsTunnel() {
    var tenant = situation.provider().tenant();
    return tenant != null && tenant.proxyUrl() != null;
  }

  private Removed leave(Side side) {
    boolean namespace = Boolean.TRUE.equals(request.deleteNamespaces());
    return side.pair().leavePair(new Leave(all(side), List.of(), namespace));
  }

  private Promise<Void> start(Step step, Side side, Function<Side, Removed> act) {
    return Async.procedure(() -> remove(step, side, act));
  }

  private void remove(Step step, Side side, Function<Side, Removed> act) {
    removing.persist(new Removing.Task(step, side, act));
  }

  private Removal all(Side side) {
    return side.removal(ALL, reverse);
  }

  private boolean has(Module module) {
    return request.modulesOrAll().contains(module);
  }

  private boolean reachesProvider() {
    return !Boolean.TRUE.equals(request.providerGone());
  }

  private List<Side> reachable() {
    return reachesProvider()
        ? List.of(sides.consumer(), sides.provider())
        : List.of(sides.consumer());
  }

  private static void allOf(List<Promise<Void>> promises) {
    promises.forEach(Promise::get);
  }
}
