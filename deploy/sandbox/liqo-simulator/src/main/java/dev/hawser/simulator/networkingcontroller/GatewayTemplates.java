package dev.hawser.simulator.networkingcontroller;

import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what Liqo's stock gateway templates render to.
 *
 * <p>The simulator does not run Go templates: a template must exist, its text is not read. Source:
 * {@code deployments/liqo/templates/liqo-wireguard-gateway-*-template.yaml} of Liqo v1.2.0.
 */
record GatewayTemplates(GatewaySide side, String version) {
  private static final List<String> CONTAINERS = List.of("gateway", "wireguard", "geneve");

  KubeObject child(KubeObject gateway) {
    var labels = labels(gateway);
    var spec = new LinkedHashMap<String, Object>();
    spec.put("deployment", Map.of("metadata", metadata(gateway), "spec", deployment(gateway)));
    spec.put("metrics", Map.of("enabled", false));
    spec.put("secretRef", Map.of("name", gateway.text("spec.secretRef.name")));
    if (side == GatewaySide.SERVER) {
      spec.put("service", Map.of("metadata", serviceMetadata(gateway), "spec", service(gateway)));
    }
    return KubeObject.of(side.child(), gateway.ref())
        .withLabels(labels)
        .withLabel(LiqoLabels.REMOTE_CLUSTER_ID, gateway.label(LiqoLabels.REMOTE_CLUSTER_ID))
        .set("spec", spec);
  }

  private Map<String, String> labels(KubeObject gateway) {
    var labels = new LinkedHashMap<>(selector(gateway));
    labels.put("helm.sh/chart", "liqo-" + version);
    labels.put("app.kubernetes.io/version", version);
    labels.put(LiqoLabels.GATEWAY_ACTIVE, "true");
    return labels;
  }

  private static Map<String, String> selector(KubeObject gateway) {
    var labels = new LinkedHashMap<String, String>();
    labels.put("app.kubernetes.io/component", "networking");
    labels.put("app.kubernetes.io/instance", "liqo-" + gateway.name());
    labels.put(LiqoLabels.MANAGED_BY, "Helm");
    labels.put(LiqoLabels.APP_NAME, gateway.name());
    labels.put("app.kubernetes.io/part-of", "liqo");
    labels.put(LiqoLabels.GATEWAY_COMPONENT, "gateway");
    labels.put(LiqoLabels.GATEWAY_NAME, gateway.name());
    labels.put(LiqoLabels.GATEWAY_NAMESPACE, gateway.namespace());
    return labels;
  }

  private Map<String, Object> metadata(KubeObject gateway) {
    return Map.of(
        "name", gateway.name(), "namespace", gateway.namespace(), "labels", labels(gateway));
  }

  private Map<String, Object> serviceMetadata(KubeObject gateway) {
    var labels = new LinkedHashMap<>(labels(gateway));
    labels.putAll(gateway.texts("spec.serviceLabels"));
    var metadata = new LinkedHashMap<>(metadata(gateway));
    metadata.put("labels", labels);
    metadata.put("annotations", gateway.texts("spec.serviceAnnotations"));
    return metadata;
  }

  private Map<String, Object> deployment(KubeObject gateway) {
    return Map.of(
        "replicas",
        1,
        "selector",
        Map.of("matchLabels", selector(gateway)),
        "strategy",
        Map.of("type", "Recreate"),
        "template",
        Map.of("metadata", Map.of("labels", labels(gateway)), "spec", pod(gateway)));
  }

  private Map<String, Object> pod(KubeObject gateway) {
    return Map.of(
        "serviceAccountName",
        gateway.name(),
        "containers",
        CONTAINERS.stream().map(name -> container(name, gateway)).toList(),
        "volumes",
        List.of(
            Map.of("name", "wireguard-config", "secret", Map.of("secretName", "")),
            Map.of("name", "ipc", "emptyDir", Map.of())));
  }

  private Map<String, Object> container(String name, KubeObject gateway) {
    var image = name.equals("gateway") ? "gateway" : "gateway/" + name;
    return Map.of(
        "name",
        name,
        "image",
        "ghcr.io/liqotech/" + image + ":" + version,
        "args",
        List.of(
            "--name=" + gateway.name(),
            "--namespace=" + gateway.namespace(),
            "--remote-cluster-id=" + gateway.label(LiqoLabels.REMOTE_CLUSTER_ID),
            "--gateway-uid=" + gateway.uid(),
            "--mode=" + side.mode(),
            "--mtu=" + gateway.number("spec.mtu")));
  }

  private Map<String, Object> service(KubeObject gateway) {
    int port = gateway.number("spec.endpoint.port");
    var servicePort = new LinkedHashMap<String, Object>();
    servicePort.put("port", port);
    servicePort.put("protocol", "UDP");
    servicePort.put("targetPort", port);
    if (gateway.number("spec.endpoint.nodePort") != 0) {
      servicePort.put("nodePort", gateway.number("spec.endpoint.nodePort"));
    }
    var selector = new LinkedHashMap<>(selector(gateway));
    selector.put(LiqoLabels.GATEWAY_ACTIVE, "true");
    var service = new LinkedHashMap<String, Object>();
    service.put("type", gateway.text("spec.endpoint.serviceType"));
    service.put("selector", selector);
    service.put("ports", List.of(servicePort));
    if (!gateway.text("spec.endpoint.loadBalancerIP").isEmpty()) {
      service.put("loadBalancerIP", gateway.text("spec.endpoint.loadBalancerIP"));
    }
    return service;
  }
}
