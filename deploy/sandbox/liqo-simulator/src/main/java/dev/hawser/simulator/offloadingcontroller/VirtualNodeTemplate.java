package dev.hawser.simulator.offloadingcontroller;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import java.util.List;
import java.util.Map;

/**
 * What the admission webhook adds to a virtual node: the virtual-kubelet to run for it.
 *
 * <p>Source: {@code pkg/webhooks/virtualnode} and {@code pkg/vkMachinery/forge} of Liqo v1.2.0.
 */
public final class VirtualNodeTemplate {
  private VirtualNodeTemplate() {}

  /** Fills in missing fields from the options, and changes no others. */
  public static void fill(KubeObject node, KubeObject options, ControllerContext context) {
    if (node.get("spec.createNode").isEmpty()) {
      node.set("spec.createNode", options.flag("spec.createNode"));
    }
    if (node.get("spec.disableNetworkCheck").isEmpty()) {
      node.set("spec.disableNetworkCheck", options.flag("spec.disableNetworkCheck"));
    }
    if (node.get("spec.template").isEmpty()) {
      node.set("spec.template", template(node, options, context));
    }
  }

  private static Map<String, Object> template(
      KubeObject node, KubeObject options, ControllerContext context) {
    var labels =
        Map.of(
            LiqoLabels.REMOTE_CLUSTER_ID, node.text("spec.clusterID"),
            LiqoLabels.VIRTUAL_NODE, node.name(),
            LiqoLabels.OFFLOADING_COMPONENT, "virtual-kubelet");
    var container =
        Map.of(
            "name",
            "virtual-kubelet",
            "image",
            options.text("spec.containerImage"),
            "command",
            List.of("/usr/bin/virtual-kubelet"),
            "args",
            List.of(
                "--foreign-cluster-id=" + node.text("spec.clusterID"),
                "--nodename=" + node.name(),
                "--tenant-namespace=" + node.namespace(),
                "--home-cluster-id=" + context.clusterId(),
                "--foreign-kubeconfig-secret-name=" + node.text("spec.kubeconfigSecretRef.name")));
    return Map.of(
        "metadata",
        Map.of("name", "vk-" + node.name(), "namespace", node.namespace(), "labels", labels),
        "spec",
        Map.of(
            "replicas",
            1,
            "selector",
            Map.of("matchLabels", labels),
            "template",
            Map.of(
                "metadata",
                Map.of("labels", labels),
                "spec",
                Map.of("serviceAccountName", node.name(), "containers", List.of(container)))));
  }
}
