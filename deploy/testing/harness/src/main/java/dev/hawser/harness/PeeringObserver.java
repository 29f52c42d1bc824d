package dev.hawser.harness;

import dev.hawser.activity.ClusterId;
import dev.hawser.environment.Environment;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.UnpeerRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Two clusters whose peering is to be disturbed: requests for them, and their state. */
public final class PeeringObserver implements AutoCloseable {
  private final PeeringEnvironment pair;

  private PeeringObserver(PeeringEnvironment pair) {
    this.pair = pair;
  }

  /** What stands on both clusters at one moment. */
  public static final class Standing {
    private final PairSnapshot before;

    private Standing(PairSnapshot before) {
      this.before = before;
    }
  }

  /**
   * Looks at both with the credentials of the kubeconfigs.
   *
   * @throws IllegalArgumentException with one sentence when a kubeconfig can't be read
   */
  public static PeeringObserver of(Path consumer, Path provider, WorkflowServiceStubs temporal) {
    return new PeeringObserver(PeeringEnvironment.connect(List.of(consumer, provider), temporal));
  }

  /** Looks at the clusters of an environment, past its proxies. */
  public static PeeringObserver of(Environment environment) {
    return new PeeringObserver(PeeringEnvironment.of(environment));
  }

  /** The cluster of the first kubeconfig. */
  public ClusterId first() {
    return pair.rome().id();
  }

  /** The cluster of the second. */
  public ClusterId second() {
    return pair.milan().id();
  }

  public WorkflowClient temporal() {
    return pair.temporal();
  }

  /** A request to peer, with more JSON fields. */
  public PeerRequest peer(ClusterId consumer, String more) {
    return PeeringEnvironment.Requests.peer(side(consumer), other(consumer), more);
  }

  /** A request to unpeer, with more JSON fields. */
  public UnpeerRequest unpeer(ClusterId consumer, String more) {
    return PeeringEnvironment.Requests.unpeer(side(consumer), other(consumer), more);
  }

  public Standing look() {
    return new Standing(PairSnapshot.of(pair));
  }

  /** What stands, and what is in it. */
  public PairContents contents() {
    return PairContents.of(pair);
  }

  /** What is there now and was not, and the other way round. */
  public Set<String> changedSince(Standing then) {
    return then.before.differences(object -> false);
  }

  /** The same, apart from what Liqo's own unpeer leaves. */
  public Set<String> leftOverSince(Standing then) {
    return then.before.differences(LiqoctlLeftovers::isOne);
  }

  /** Whether the consumer has a Ready node of the provider, and nobody holds the pair any more. */
  public boolean isPeered(ClusterId consumer) {
    try {
      PeeringAssertions.node(side(consumer), other(consumer));
      PeeringAssertions.unclaimed(pair.rome(), pair.milan());
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** Whether the last object of a peering is there, which comes after the Node is Ready. */
  public boolean isWhole(ClusterId consumer) {
    return PeeringAssertions.mapped(side(consumer), other(consumer));
  }

  /** Deletes what liqoctl's unpeer leaves; call it when the clusters are not peered. */
  public void tidy() {
    for (var side : List.of(pair.rome(), pair.milan())) {
      var peer = other(side.id());
      side.remove(ResourceKind.FOREIGN_CLUSTER, null, peer.id().value());
      side.remove(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(peer));
    }
  }

  private ClusterUser side(ClusterId id) {
    return id.equals(pair.rome().id()) ? pair.rome() : pair.milan();
  }

  private ClusterUser other(ClusterId id) {
    return id.equals(pair.rome().id()) ? pair.milan() : pair.rome();
  }

  @Override
  public void close() {
    pair.close();
  }
}
