package dev.hawser.sandbox.contract;

import dev.hawser.cluster.ClusterId;
import dev.hawser.liqo.Clients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Two clusters as somebody sees them who tries to break a peering: requests for them, and what
 * stands on them. Brings no worker.
 */
public final class Witness implements AutoCloseable {
  private final Arena arena;

  private Witness(Arena arena) {
    this.arena = arena;
  }

  /** What stands on both clusters at one moment. */
  public static final class Standing {
    private final Before before;

    private Standing(Before before) {
      this.before = before;
    }
  }

  /**
   * Looks at both with the credentials of the kubeconfigs.
   *
   * @throws IllegalArgumentException with one sentence when a kubeconfig can't be read
   */
  public static Witness of(Path consumer, Path provider, WorkflowServiceStubs temporal) {
    return new Witness(new Arena(side(consumer), side(provider), Arena.client(temporal)));
  }

  private static Side side(Path kubeconfig) {
    try (var cluster = LiqoCluster.connect(Clients.fromKubeconfig(kubeconfig, null), "liqo")) {
      return new Side(cluster.id(), Ring.byHand(kubeconfig));
    }
  }

  /** The cluster of the first kubeconfig. */
  public ClusterId first() {
    return arena.rome().id();
  }

  /** The cluster of the second. */
  public ClusterId second() {
    return arena.milan().id();
  }

  public WorkflowClient temporal() {
    return arena.temporal();
  }

  /** A request to peer, with more JSON fields. */
  public PeerRequest peer(ClusterId consumer, String more) {
    return Arena.Requests.peer(side(consumer), other(consumer), more);
  }

  /** A request to unpeer, with more JSON fields. */
  public UnpeerRequest unpeer(ClusterId consumer, String more) {
    return Arena.Requests.unpeer(side(consumer), other(consumer), more);
  }

  public Standing look() {
    return new Standing(Before.of(arena));
  }

  /** What stands, and what is in it. */
  public Contents contents() {
    return Contents.of(arena);
  }

  /** What is there now and was not, and the other way round. */
  public Set<String> changedSince(Standing then) {
    return then.before.differences(object -> false);
  }

  /** The same, apart from what Liqo's own unpeer leaves. */
  public Set<String> leftOverSince(Standing then) {
    return then.before.differences(LiqosLeftOvers::isOne);
  }

  /** Whether the consumer has a Ready node of the provider, and nobody holds the pair any more. */
  public boolean isPeered(ClusterId consumer) {
    try {
      Peered.node(side(consumer), other(consumer));
      Peered.unclaimed(arena.rome(), arena.milan());
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** Whether the last object of a peering is there, which comes after the Node is Ready. */
  public boolean isWhole(ClusterId consumer) {
    return Peered.mapped(side(consumer), other(consumer));
  }

  /** Takes what Liqo's own unpeer leaves, once there is no peering any more. */
  public void tidy() {
    for (var side : List.of(arena.rome(), arena.milan())) {
      var peer = other(side.id());
      side.remove(Watched.FOREIGN_CLUSTER, null, peer.id().value());
      side.remove(Watched.NAMESPACE, null, Side.tenantNamespace(peer));
    }
  }

  private Side side(ClusterId id) {
    return id.equals(arena.rome().id()) ? arena.rome() : arena.milan();
  }

  private Side other(ClusterId id) {
    return id.equals(arena.rome().id()) ? arena.milan() : arena.rome();
  }

  @Override
  public void close() {
    arena.rome().client().close();
    arena.milan().client().close();
  }
}
