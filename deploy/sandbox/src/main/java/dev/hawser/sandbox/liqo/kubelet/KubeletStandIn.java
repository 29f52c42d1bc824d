package dev.hawser.sandbox.liqo.kubelet;

import dev.hawser.sandbox.liqo.runtime.Cache;
import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Component;
import dev.hawser.sandbox.liqo.runtime.Conditions;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import dev.hawser.sandbox.liqo.runtime.Outcome;
import dev.hawser.sandbox.liqo.runtime.Ownership;
import dev.hawser.sandbox.liqo.runtime.Reconciler;
import dev.hawser.sandbox.liqo.runtime.Result;
import dev.hawser.sandbox.liqo.runtime.Site;
import dev.hawser.sandbox.liqo.runtime.Watches;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gives the Deployments of gateways and virtual-kubelets a pod that seems to run.
 *
 * <p>It stands for deployment controller, scheduler and kubelet, and touches no other Deployment.
 */
public final class KubeletStandIn implements Reconciler {
  private final Site site;
  private final Cluster cluster;
  private @Nullable Cache cache;

  public KubeletStandIn(Site site) {
    this.site = site;
    this.cluster = site.cluster();
  }

  @Override
  public Component component() {
    return Component.NODE;
  }

  @Override
  public void watch(Watches watches) {
    cache = watches.cache();
    watches.on(
        Kind.DEPLOYMENT,
        deployment -> isOurs(deployment) ? Stream.of(deployment.ref()) : Stream.of());
    watches.on(Kind.POD, pod -> isOurs(pod) ? pod.owner(Kind.DEPLOYMENT).stream() : Stream.of());
  }

  private static boolean isOurs(KubeObject object) {
    return isGateway(object) || !object.label(Labels.VIRTUAL_NODE).isEmpty();
  }

  private static boolean isGateway(KubeObject object) {
    return object.label(Labels.GATEWAY_COMPONENT).equals("gateway");
  }

  @Override
  public Result reconcile(ObjectRef ref) {
    removeDeadPods(ref);
    var found = cluster.get(Kind.DEPLOYMENT, ref);
    if (found.isPresent() && !found.get().isDeleting()) {
      var deployment = found.get();
      var pod = cluster.getOrCreate(pod(deployment));
      boolean runs =
          !pod.isDeleting()
              && site.knobs()
                  .allows(isGateway(deployment) ? Outcome.GATEWAY_POD : Outcome.VIRTUAL_NODE);
      if (runs) {
        cluster.editStatus(Kind.POD, pod.ref(), this::running);
      }
      cluster.editStatus(Kind.DEPLOYMENT, ref, object -> replicas(object, runs ? 1 : 0));
    }
    return Result.done();
  }

  /** No kubelet confirms a deletion, so pods would stay Terminating for ever. */
  private void removeDeadPods(ObjectRef deployment) {
    Objects.requireNonNull(cache).listIn(Kind.POD, deployment.namespace(), Map.of()).stream()
        .filter(KubeObject::isDeleting)
        .filter(KubeletStandIn::isOurs)
        .forEach(pod -> cluster.deleteNow(Kind.POD, pod.ref()));
  }

  private KubeObject pod(KubeObject deployment) {
    var suffix = deployment.uid().substring(0, Math.min(5, deployment.uid().length()));
    return KubeObject.of(
            Kind.POD, new ObjectRef(deployment.namespace(), deployment.name() + "-" + suffix))
        .withLabels(deployment.texts("spec.template.metadata.labels"))
        .ownedBy(deployment, Ownership.BLOCKING_CONTROLLER)
        .set("spec", deployment.map("spec.template.spec"))
        .set("spec.nodeName", site.nodeName());
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

  /** Some address of the pod range: nothing is ever sent there. */
  private String address(KubeObject pod) {
    var base = site.options().podCidrs().get(0).split("\\.", -1);
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
