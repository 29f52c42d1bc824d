package dev.hawser.simulator.foreigncluster;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.RemoteClusters;
import dev.hawser.simulator.runtime.SecretData;
import dev.hawser.simulator.runtime.WatchRegistrar;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Regularly checks whether the other API server answers, with the credentials it issued.
 *
 * <p>Source: {@code .../core/foreigncluster-controller/api_server_checker.go} of Liqo v1.2.0.
 */
public final class ApiServerChecker implements Reconciler {
  static final String FINALIZER = "api-server-checker.liqo.io/finalizer";
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final ClusterClient cluster;
  private final Map<ObjectRef, Instant> checked = new ConcurrentHashMap<>();

  public ApiServerChecker(ControllerContext context) {
    this.cluster = context.cluster();
  }

  @Override
  public void watch(WatchRegistrar watches) {
    watches.on(ObjectKind.FOREIGN_CLUSTER);
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    var foreign = cluster.get(ObjectKind.FOREIGN_CLUSTER, ref);
    if (foreign.isEmpty()) {
      return ReconcileResult.done();
    }
    if (foreign.get().isDeleting()) {
      cluster.edit(ObjectKind.FOREIGN_CLUSTER, ref, object -> object.withoutFinalizer(FINALIZER));
    }
    if (foreign.get().isDeleting() || foreign.get().text("status.apiServerUrl").isEmpty()) {
      checked.remove(ref);
      return ReconcileResult.done();
    }
    var kubeconfig = kubeconfig(ref.name());
    if (kubeconfig.isEmpty()) {
      return ReconcileResult.done();
    }
    var last = checked.get(ref);
    var now = Instant.now();
    // Every change of the ForeignCluster leads here; asking once per interval is enough.
    if (last == null || !last.plus(INTERVAL).isAfter(now)) {
      checked.put(ref, now);
      publish(ref, PeerCondition.apiServer(isAlive(kubeconfig.get())));
    }
    return ReconcileResult.after(INTERVAL);
  }

  private Optional<byte[]> kubeconfig(String remoteId) {
    return cluster
        .list(
            ObjectKind.SECRET,
            Map.of(
                LiqoLabels.REMOTE_CLUSTER_ID, remoteId, LiqoLabels.IDENTITY_TYPE, "ControlPlane"))
        .stream()
        .flatMap(secret -> SecretData.bytes(secret, "kubeconfig").stream())
        .findFirst();
  }

  private static boolean isAlive(byte[] kubeconfig) {
    try (var client = RemoteClusters.open(kubeconfig)) {
      return client.raw("/livez") != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private void publish(ObjectRef ref, PeerCondition condition) {
    cluster.editStatus(
        ObjectKind.FOREIGN_CLUSTER,
        ref,
        object -> {
          if (!object.text("status.apiServerUrl").isEmpty()) {
            object.set(
                "status.conditions",
                Conditions.put(
                    object.list("status.conditions"), condition.fields(), Set.of("status")));
          }
        });
  }
}
