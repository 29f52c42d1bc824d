package dev.hawser.simulator.kubelet;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.InformerCache;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import dev.hawser.simulator.runtime.ReconcileResult;
import dev.hawser.simulator.runtime.Reconciler;
import dev.hawser.simulator.runtime.WatchRegistrar;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the Deployments of gateways and virtual-kubelets a pod that seems to run.
 *
 * <p>It simulates deployment controller, scheduler and kubelet, and changes no other Deployment.
 */
public final class FakeKubelet implements Reconciler {
  private final ControllerContext context;
  private final ClusterClient cluster;
  private @Nullable InformerCache cache;

  public FakeKubelet(ControllerContext context) {
    this.context = context;
    this.cluster = context.cluster();
  }

  @Override
  public LiqoComponent component() {
    return LiqoComponent.NODE;
  }

  @Override
  public void watch(WatchRegistrar watches) {
    cache = watches.cache();
    watches.on(
        ObjectKind.DEPLOYMENT,
        deployment -> isOurs(deployment) ? Stream.of(deployment.ref()) : Stream.of());
    watches.on(
        ObjectKind.POD,
        pod -> isOurs(pod) ? pod.owner(ObjectKind.DEPLOYMENT).stream() : Stream.of());
  }

  private static boolean isOurs(KubeObject object) {
    return isGateway(object) || !object.label(LiqoLabels.VIRTUAL_NODE).isEmpty();
  }

  private static boolean isGateway(KubeObject object) {
    return object.label(LiqoLabels.GATEWAY_COMPONENT).equals("gateway");
  }

  @Override
  public ReconcileResult reconcile(ObjectRef ref) {
    removeDeadPods(ref);
    var found = cluster.get(ObjectKind.DEPLOYMENT, ref);
    if (found.isPresent() && !found.get().isDeleting()) {
      var deployment = found.get();
      var pod = cluster.getOrCreate(pod(deployment));
      boolean runs =
          !pod.isDeleting()
              && context
                  .faults()
                  .allows(
                      isGateway(deployment)
                          ? WithholdableOutcome.GATEWAY_POD
                          : WithholdableOutcome.VIRTUAL_NODE);
      if (runs) {
        cluster.editStatus(ObjectKind.POD, pod.ref(), this::running);
      }
      cluster.editStatus(ObjectKind.DEPLOYMENT, ref, object -> replicas(object, runs ? 1 : 0));
    }
    return ReconcileResult.done();
  }

  /** No kubelet confirms a deletion, so pods would stay Terminating forever. */
  private void removeDeadPods(ObjectRef deployment) {
    Objects.requireNonNull(cache).listIn(ObjectKind.POD, deployment.namespace(), Map.of()).stream()
        .filter(KubeObject::isDeleting)
        .filter(FakeKubelet::isOurs)
        .forEach(pod -> cluster.deleteNow(ObjectKind.POD, pod.ref()));
  }

  private KubeObject pod(KubeObject deployment) {
    var suffix = deployment.uid().substring(0, Math.min(5, deployment.uid().length()));
    return KubeObject.of(
            ObjectKind.POD, new ObjectRef(deployment.namespace(), deployment.name() + "-" + suffix))
        .withLabels(deployment.texts("spec.template.metadata.labels"))
        .ownedBy(deployment, OwnerReferences.BLOCKING_CONTROLLER)
        .set("spec", deployment.map("spec.template.spec"))
        .set("spec.nodeName", context.nodeName());
  }

  private void running(KubeObject pod) {
    if (pod.text("status.phase").equals("Running")) {
      return;
    }
    var now = Conditions.now();
    pod.set("status.phase", "Running")
        .set("status.podIP", address(pod))
        .set("status.podIPs", List.of(Map.of("ip", address(pod))))
        .set("status.startTime", now)
        .set(
            "status.conditions",
            List.of(Map.of("type", "Ready", "status", "True", "lastTransitionTime", now)));
  }

  /** An address of the pod range; nothing is ever sent there. */
  private String address(KubeObject pod) {
    var base = context.options().podCidrs().get(0).split("\\.", -1);
    int hash = pod.uid().hashCode();
    return base[0] + "." + base[1] + "." + (hash >>> 8 & 127) + "." + (1 + (hash & 127));
  }

  private static void replicas(KubeObject deployment, int ready) {
    deployment
        .set("status.observedGeneration", deployment.generation())
        .set("status.replicas", 1)
        .set("status.updatedReplicas", 1);
    if (ready == 0) {
      deployment.remove("status.readyReplicas").remove("status.availableReplicas");
    } else {
      deployment.set("status.readyReplicas", ready).set("status.availableReplicas", ready);
    }
  }
}
