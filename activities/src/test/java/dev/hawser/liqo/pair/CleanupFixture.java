package dev.hawser.liqo.pair;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;

/** The cleanup of a pair on milan, whose peer is rome. */
final class CleanupFixture implements AutoCloseable {
  static final String NAMESPACE = "liqo-tenant-rome";
  static final String GATEWAY_BINDING = "liqo-gateway-liqo-tenant-rome-rome";
  static final String COPY = "{'metadata': {'labels': {'liqo.io/replicated': 'true'}}}";
  static final String LABELLED = "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}";

  final FakeCluster milan = new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoPair(milan.access()));
  final PairActivities pair = activities.as(PairActivities.class);

  void addGatewayBinding(String name) {
    milan.add(
        Kind.CLUSTER_ROLE_BINDING,
        GATEWAY_BINDING,
        "{'metadata': {'labels': {'networking.liqo.io/gateway-name': '%s',".formatted(name)
            + " 'networking.liqo.io/gateway-namespace': 'liqo-tenant-rome'}}}");
  }

  /** Cleans up without deleting the namespace. */
  DeleteResult keepNamespace() {
    return pair.cleanUpPair(
        new CleanupInput(PeeringFixture.teardown(PeeringFixture.provider()), List.of(), false));
  }

  /** Undoes a run that found these objects when it began. */
  DeleteResult undo(ObjectReference... keep) {
    return pair.cleanUpPair(
        new CleanupInput(PeeringFixture.undo(PeeringFixture.provider()), List.of(keep), true));
  }

  /** The same after the undo of something was skipped on the cluster. */
  DeleteResult undoAfterASkip() {
    return pair.cleanUpPair(
        new CleanupInput(PeeringFixture.undo(PeeringFixture.provider()), List.of(), true, true));
  }

  static ObjectReference existing(Kind kind, String name) {
    return new ObjectReference(kind.word(), kind.namespaced() ? NAMESPACE : null, name, null);
  }

  /** The run creates the namespace. */
  void createNamespace() {
    milan.remove(Kind.NAMESPACE, NAMESPACE);
    claim();
  }

  /** The run claims the pair. */
  void claim() {
    pair.claimPair(
        new ClaimInput(PeeringFixture.provider(), PeeringFixture.holder("run-1"), false, true));
  }

  /** What Liqo leaves behind. */
  void addLeftovers() {
    milan.add(Kind.SECRET, "liqo-remote-certificate", LABELLED);
    milan.add(Kind.SECRET, "liqo-remote-certificate-milan", LABELLED);
    milan.add(Kind.LEASE, "milan", "{}");
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
  }

  @Override
  public void close() {
    activities.close();
    milan.close();
  }
}
