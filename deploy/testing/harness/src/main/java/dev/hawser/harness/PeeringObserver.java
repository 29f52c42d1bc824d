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

/** Requests for two clusters and their state, for tests that disturb a peering. */
public final class PeeringObserver implements AutoCloseable {
  private final PeeringEnvironment pair;

  private PeeringObserver(PeeringEnvironment pair) {
    this.pair = pair;
  }

  /** The objects of both clusters at one moment. */
  public static final class Snapshot {
    private final PairSnapshot before;

    private Snapshot(PairSnapshot before) {
      this.before = before;
    }
  }

  /**
   * Observes both clusters with the credentials of the kubeconfigs.
   *
   * @throws IllegalArgumentException if a kubeconfig can't be read
   */
  public static PeeringObserver of(Path consumer, Path provider, WorkflowServiceStubs temporal) {
    return new PeeringObserver(PeeringEnvironment.connect(List.of(consumer, provider), temporal));
  }

  /** Observes the clusters of an environment, without its proxies. */
  public static PeeringObserver of(Environment environment) {
    return new PeeringObserver(PeeringEnvironment.of(environment));
  }

  /** The cluster of the first kubeconfig. */
  public ClusterId first() {
    return pair.rome().id();
  }

  /** The cluster of the second kubeconfig. */
  public ClusterId second() {
    return pair.milan().id();
  }

  public WorkflowClient temporal() {
    return pair.temporal();
  }

  /** A request to peer, with more JSON fields. */
  public PeerRequest peer(ClusterId consumer, String more) {
    return PeeringEnvironment.Requests.peer(cluster(consumer), other(consumer), more);
  }

  /** A request to unpeer, with more JSON fields. */
  public UnpeerRequest unpeer(ClusterId consumer, String more) {
    return PeeringEnvironment.Requests.unpeer(cluster(consumer), other(consumer), more);
  }

  public Snapshot snapshot() {
    return new Snapshot(PairSnapshot.of(pair));
  }

  /** The objects of both clusters with their contents. */
  public PairContents contents() {
    return PairContents.of(pair);
  }

  /** New and missing objects. */
  public Set<String> differencesSince(Snapshot snapshot) {
    return snapshot.before.differences(object -> false);
  }

  /** New and missing objects, without those that liqoctl's unpeer leaves. */
  public Set<String> differencesExceptLeftovers(Snapshot snapshot) {
    return snapshot.before.differences(LiqoctlLeftovers::contains);
  }

  /** Whether the consumer has a Ready node for the provider, and the pair is not claimed. */
  public boolean isPeered(ClusterId consumer) {
    try {
      PeeringAssertions.assertNodeReady(cluster(consumer), other(consumer));
      PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** Whether the last object of a peering exists, which is created after the Node is Ready. */
  public boolean isComplete(ClusterId consumer) {
    return PeeringAssertions.hasNamespaceMap(cluster(consumer), other(consumer));
  }

  /** Deletes what liqoctl's unpeer leaves; the clusters must not be peered. */
  public void removeLeftovers() {
    for (var cluster : List.of(pair.rome(), pair.milan())) {
      var peer = other(cluster.id());
      cluster.remove(ResourceKind.FOREIGN_CLUSTER, null, peer.id().value());
      cluster.remove(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(peer));
    }
  }

  private ClusterUser cluster(ClusterId id) {
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
