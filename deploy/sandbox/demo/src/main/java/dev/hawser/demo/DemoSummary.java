package dev.hawser.demo;

import dev.hawser.environment.Environment;
import dev.hawser.environment.SandboxCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;

/** Shows the result of a peering like kubectl, and suggests further commands. */
final class DemoSummary {
  private static final ResourceDefinitionContext FOREIGN_CLUSTERS =
      new ResourceDefinitionContext.Builder()
          .withGroup("core.liqo.io")
          .withVersion("v1beta1")
          .withKind("ForeignCluster")
          .withPlural("foreignclusters")
          .withNamespaced(false)
          .build();

  private static final String HAWSER = "deploy/dist/target/hawser/bin/hawser";

  private final Environment environment;

  DemoSummary(Environment environment) {
    this.environment = environment;
  }

  /**
   * Prints the nodes of rome and the ForeignClusters of both.
   *
   * @return 0 if the virtual node is Ready, or else 1
   */
  int show() {
    Demo.say("\n$ kubectl get nodes        (rome)");
    Demo.say("%-12s %-10s %s".formatted("NAME", "STATUS", "TYPE"));
    var nodes = environment.cluster("rome").client().nodes().list().getItems();
    nodes.forEach(node -> Demo.say(row(node)));
    environment.embeddedClusters().forEach(DemoSummary::showForeignClusters);
    boolean ready = nodes.stream().anyMatch(node -> isNamed(node, "milan") && isReady(node));
    return ready ? 0 : 1;
  }

  private static void showForeignClusters(SandboxCluster cluster) {
    Demo.say("\n$ kubectl get foreignclusters        (" + cluster.id() + ")");
    Demo.say("%-12s %s".formatted("NAME", "ROLE"));
    cluster.client().genericKubernetesResources(FOREIGN_CLUSTERS).list().getItems().stream()
        .map(found -> "%-12s %s".formatted(found.getMetadata().getName(), role(found)))
        .forEach(Demo::say);
  }

  private static Object role(GenericKubernetesResource cluster) {
    Object role = cluster.get("status", "role");
    return role == null ? "" : role;
  }

  /** Commands to paste into another terminal, in the folder of the repository. */
  String nextCommands() {
    var text = new StringBuilder("\nThe clusters stay until Ctrl-C. In another terminal:\n\n");
    text.append("  export TEMPORAL_ADDRESS=").append(environment.temporal().address()).append('\n');
    for (var cluster : environment.embeddedClusters()) {
      String variable = cluster.id().toUpperCase(Locale.ROOT);
      text.append("  export ").append(variable).append('=');
      text.append(cluster.kubeconfig()).append('\n');
    }
    text.append("  kubectl --kubeconfig $ROME get nodes\n");
    text.append("  " + HAWSER + " status rome milan\n");
    text.append("  " + HAWSER + " unpeer rome milan\n");
    environment
        .temporal()
        .ui()
        .ifPresent(ui -> text.append("\nTemporal's Web UI: ").append(ui).append('\n'));
    return text.toString();
  }

  private static String row(Node node) {
    var labels = node.getMetadata().getLabels();
    String type = labels == null ? "" : labels.getOrDefault("liqo.io/type", "");
    return "%-12s %-10s %s"
        .formatted(node.getMetadata().getName(), isReady(node) ? "Ready" : "NotReady", type);
  }

  private static boolean isNamed(Node node, String name) {
    return node.getMetadata().getName().equals(name);
  }

  private static boolean isReady(Node node) {
    return node.getStatus() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
  }
}
