package dev.hawser.sandbox.liqo.core;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Conditions;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.RemoteClusters;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Secrets;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks the other API server now and then whether it lives, with the credentials it gave.
 *
 * <p>Source: {@code .../core/foreigncluster-controller/api_server_checker.go} of Liqo v1.2.0.
 */
public final class ApiServerChecker implements Reconciler {
  static final String FINALIZER = "api-server-checker.liqo.io/finalizer";
  private static final Duration INTERVAL = Duration.ofSeconds(15);

  private final Cluster cluster;
  private final Map<ObjectRef, Instant> checked = new ConcurrentHashMap<>();

  public ApiServerChecker(Site site) {
    this.cluster = site.cluster();
  }

  @Override
  public void watch(Watches watches) {
    watches.on(Kind.FOREIGN_CLUSTER);
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    var foreign = cluster.get(Kind.FOREIGN_CLUSTER, ref);
    if (foreign.isEmpty()) {
      return Result.done();
    }
    if (foreign.get().isDeleting()) {
      cluster.edit(Kind.FOREIGN_CLUSTER, ref, object -> object.withoutFinalizer(FINALIZER));
    }
    if (foreign.get().isDeleting() || foreign.get().text("status.apiServerUrl").isEmpty()) {
      checked.remove(ref);
      return Result.done();
    }
    var kubeconfig = kubeconfig(ref.name());
    if (kubeconfig.isEmpty()) {
      return Result.done();
    }
    var last = checked.get(ref);
    var now = Instant.now();
    // Every change of the ForeignCluster leads here; asking once per interval is enough.
    if (last == null || !last.plus(INTERVAL).isAfter(now)) {
      checked.put(ref, now);
      publish(ref, PeerCondition.apiServer(isAlive(kubeconfig.get())));
    }
    return Result.after(INTERVAL);
  }

  private Optional<byte[]> kubeconfig(String remoteId) {
    return cluster
        .list(
            Kind.SECRET,
            Map.of(Labels.REMOTE_CLUSTER_ID, remoteId, Labels.IDENTITY_TYPE, "ControlPlane"))
        .stream()
        .flatMap(secret -> Secrets.bytes(secret, "kubeconfig").stream())
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
        Kind.FOREIGN_CLUSTER,
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
