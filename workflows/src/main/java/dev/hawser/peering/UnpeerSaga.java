package dev.hawser.peering;

import static dev.hawser.activity.DeleteInput.Extent.ALL;
import static dev.hawser.peering.LiqoModule.AUTHENTICATION;
import static dev.hawser.peering.LiqoModule.NETWORKING;
import static dev.hawser.peering.LiqoModule.OFFLOADING;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities.CleanupInput;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The end of a peering, top to bottom: the deletes are the undos of the peering. */
final class UnpeerSaga {
  private final UnpeerRequest request;
  private final PairState situation;
  private final PairStubs sides;
  private final RemovalLoop removing;
  private final List<ObjectReference> reverse;

  UnpeerSaga(UnpeerRequest request, PairState situation, PairStubs sides, RemovalLoop removing) {
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
      remove(
          Step.REPAIR, sides.provider(), p -> p.authentication().deleteReplicatedObjects(all(p)));
    remove(Step.SLICE, sides.consumer(), c -> c.offloading().deleteSlice(all(c)));
  }

  /**
   * On the consumer not before its credentials are gone: Liqo looks at its ForeignCluster no more
   * when they go, and it would show a provider for ever.
   */
  private Promise<Void> network(ClusterStubs side) {
    return start(Step.NETWORK, side, s -> s.network().deleteNetwork(all(s)));
  }

  private boolean takesNetwork(ClusterStubs side) {
    return has(NETWORKING) && reverse.isEmpty() && reachable().contains(side);
  }

  /** Liqo takes the credentials back through the tunnel when it reaches the provider that way. */
  private boolean needsTunnel() {
    var tenant = situation.provider().authentication().tenant();
    return tenant != null && tenant.proxyUrl() != null;
  }

  private DeleteResult leave(ClusterStubs side) {
    boolean namespace = Boolean.TRUE.equals(request.deleteNamespaces());
    return side.pair().cleanUpPair(new CleanupInput(all(side), List.of(), namespace));
  }

  private Promise<Void> start(
      Step step, ClusterStubs side, Function<ClusterStubs, DeleteResult> act) {
    return Async.procedure(() -> remove(step, side, act));
  }

  private void remove(Step step, ClusterStubs side, Function<ClusterStubs, DeleteResult> act) {
    removing.runUntilDone(new RemovalLoop.Task(step, side, act));
  }

  private DeleteInput all(ClusterStubs side) {
    return side.removal(ALL, reverse);
  }

  private boolean has(LiqoModule module) {
    return request.modulesOrAll().contains(module);
  }

  private boolean reachesProvider() {
    return !Boolean.TRUE.equals(request.providerGone());
  }

  private List<ClusterStubs> reachable() {
    return reachesProvider()
        ? List.of(sides.consumer(), sides.provider())
        : List.of(sides.consumer());
  }

  private static void allOf(List<Promise<Void>> promises) {
    promises.forEach(Promise::get);
  }
}
