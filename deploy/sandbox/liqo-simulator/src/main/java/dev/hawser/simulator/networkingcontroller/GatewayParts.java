package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.JsonFields;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import dev.hawser.simulator.runtime.OwnerReferences;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ordinary Kubernetes objects a gateway consists of. */
final class GatewayParts {
  private static final String ROLE = "liqo-gateway";

  private final ClusterClient cluster;

  GatewayParts(ClusterClient cluster) {
    this.cluster = cluster;
  }

  void ensureAccount(KubeObject child) {
    // A virtual node of the same name shares this account and may delete it at any time.
    var account =
        KubeObject.of(ObjectKind.SERVICE_ACCOUNT, child.ref())
            .withLabel(LiqoLabels.MANAGED, "true")
            .ownedBy(child, OwnerReferences.BLOCKING_CONTROLLER);
    cluster.createIfAbsent(account);
    adopt(child, account);
    cluster.createIfAbsent(roleBinding(child));
  }

  KubeObject roleBinding(KubeObject child) {
    var name = "liqo-gateway-" + child.namespace() + "-" + child.name();
    return KubeObject.of(ObjectKind.CLUSTER_ROLE_BINDING, ObjectRef.cluster(name))
        .withLabel(LiqoLabels.MANAGED_BY, "liqo")
        .withLabel(LiqoLabels.MANAGED, "true")
        .withLabel(LiqoLabels.GATEWAY_NAME, child.name())
        .withLabel(LiqoLabels.GATEWAY_NAMESPACE, child.namespace())
        .set(
            "subjects",
            List.of(
                Map.of(
                    "kind", "ServiceAccount",
                    "name", child.name(),
                    "namespace", child.namespace())))
        .set(
            "roleRef",
            Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", ROLE));
  }

  void ensureDeployment(KubeObject child, String secretName) {
    var deployment =
        part(child, ObjectKind.DEPLOYMENT, "deployment")
            .set("spec", child.map("spec.deployment.spec"))
            .set("spec.template.spec.volumes", volumes(child, secretName));
    if (cluster.get(ObjectKind.DEPLOYMENT, deployment.ref()).isEmpty()) {
      cluster.createIfAbsent(deployment);
    }
    adopt(child, deployment);
    var unused =
        cluster.edit(
            ObjectKind.DEPLOYMENT,
            deployment.ref(),
            existing -> follow(existing, deployment.map("spec")));
  }

  /** Defaults of the API server are not a reason to write; other arguments of the gateway are. */
  private static void follow(KubeObject deployment, Map<String, Object> wanted) {
    if (!JsonFields.same(arguments(deployment.map("spec")), arguments(wanted))) {
      deployment.set("spec", wanted);
    }
  }

  private static List<Object> arguments(Map<String, Object> spec) {
    var containers = JsonFields.get(spec, "template.spec.containers");
    return JsonFields.each(
        containers == null ? List.of() : JsonFields.list(containers),
        container -> container.getOrDefault("args", List.of()));
  }

  private static List<Object> volumes(KubeObject child, String secretName) {
    return JsonFields.each(
        child.list("spec.deployment.spec.template.spec.volumes"),
        volume ->
            "wireguard-config".equals(volume.get("name"))
                ? Map.of("name", "wireguard-config", "secret", Map.of("secretName", secretName))
                : volume);
  }

  Optional<KubeObject> ensureService(KubeObject child) {
    if (child.get("spec.service").isEmpty()) {
      return Optional.empty();
    }
    var desired =
        part(child, ObjectKind.SERVICE, "service").set("spec", child.map("spec.service.spec"));
    if (cluster.get(ObjectKind.SERVICE, desired.ref()).isEmpty()) {
      cluster.createIfAbsent(desired);
    }
    adopt(child, desired);
    return cluster.edit(ObjectKind.SERVICE, desired.ref(), service -> follow(service, desired));
  }

  /** Type and ports follow the gateway; what the cluster allocated is kept. */
  private static void follow(KubeObject service, KubeObject desired) {
    service.set("spec.type", desired.text("spec.type"));
    var wanted = JsonFields.map(desired.list("spec.ports").get(0));
    var port = new LinkedHashMap<>(JsonFields.map(service.list("spec.ports").get(0)));
    port.putAll(wanted);
    service.set("spec.ports", List.of(port));
    desired.get("spec.loadBalancerIP").ifPresent(ip -> service.set("spec.loadBalancerIP", ip));
  }

  private void adopt(KubeObject child, KubeObject part) {
    cluster.edit(
        part.kind(),
        part.ref(),
        existing -> existing.ownedBy(child, OwnerReferences.BLOCKING_CONTROLLER));
  }

  private static KubeObject part(KubeObject child, ObjectKind kind, String field) {
    var part =
        KubeObject.of(kind, new ObjectRef(child.namespace(), "gw-" + child.name()))
            .withLabels(child.texts("spec." + field + ".metadata.labels"))
            .withLabel(LiqoLabels.MANAGED, "true")
            .ownedBy(child, OwnerReferences.BLOCKING_CONTROLLER);
    child
        .texts("spec." + field + ".metadata.annotations")
        .forEach((key, value) -> part.withAnnotation(key, value));
    return part;
  }
}
