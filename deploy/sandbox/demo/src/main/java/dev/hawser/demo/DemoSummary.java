package dev.hawser.demo;

import dev.hawser.environment.Environment;
import dev.hawser.environment.SandboxCluster;
import io.fabric8.kubernetes.api.model.Node;

/** Shows the result of a peering as kubectl does. */
record DemoSummary(Environment environment) {
  /**
   * Prints the nodes of rome and the ForeignClusters of both.
   *
   * @return 0 if the virtual node is Ready, or else 1
   */
  int show() {
    var rome = environment.cluster("rome");
    show(rome, "nodes", "api/v1/nodes");
    for (var cluster : environment.embeddedClusters()) {
      show(cluster, "foreignclusters", "apis/core.liqo.io/v1beta1/foreignclusters");
    }
    var milan = rome.client().nodes().withName("milan").get();
    return milan != null && isReady(milan) ? 0 : 1;
  }

  private static void show(SandboxCluster cluster, String resource, String path) {
    Demo.say("\n$ kubectl --kubeconfig " + cluster.kubeconfig() + " get " + resource);
    KubectlTable.of(cluster.client(), path).lines().forEach(Demo::say);
  }

  private static boolean isReady(Node node) {
    return node.getStatus() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
  }
}
