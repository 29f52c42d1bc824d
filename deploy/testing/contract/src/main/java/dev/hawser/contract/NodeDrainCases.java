package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.Node;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;

/** An unpeer that drains the virtual node first does no harm to what runs there. */
final class NodeDrainCases {
  private static final String NAMESPACE = "default";
  private static final String NAME = "hawser-drained";
  private static final String BUDGETS =
      "/apis/policy/v1/namespaces/" + NAMESPACE + "/poddisruptionbudgets";

  private NodeDrainCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an unpeer that drains respects disruption budgets, and leaves everything as it was"
                + " until the pods have ended",
            NodeDrainCases::drain),
        new ContractCase(
            "a drain that fails leaves a node cordoned that was cordoned before",
            NodeDrainCases::cordonedBefore));
  }

  private static void drain(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    protectedPod(pair);
    try {
      var failure =
          PeeringEnvironment.failureOf(
              () ->
                  pair.unpeer(
                      pair.rome(), pair.milan(), "\"drain\": true, \"drainTimeout\": \"PT3S\""));
      assertThat(failure.getType()).as("the type of the failure").isEqualTo("PodsRunning");
      assertThat(failure.getOriginalMessage())
          .as("what still runs, and why")
          .contains("Pod " + NAMESPACE + "/" + NAME, "The disruption budget " + NAME);
      assertUntouched(pair);
      abortWhileDraining(pair);
      assertUntouched(pair);
      pair.rome().client().raw(BUDGETS + "/" + NAME, "DELETE", null);
      pair.unpeer(pair.rome(), pair.milan(), "\"drain\": true");
      assertThat(pair.rome().get(ResourceKind.POD, NAMESPACE, NAME)).as("the pod").isEmpty();
      PeeringAssertions.assertNoNode(pair.rome(), pair.milan());
    } finally {
      removeAll(pair);
    }
  }

  private static void abortWhileDraining(PeeringEnvironment pair) {
    var run = pair.startUnpeer(pair.rome(), pair.milan(), "\"drain\": true");
    eventually("the node is cordoned", () -> isCordoned(pair));
    run.update("abort", String.class, "not today");
    awaitEnd(run);
  }

  private static void cordonedBefore(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    pair.rome().client().nodes().withName(node(pair)).edit(NodeDrainCases::cordoned);
    protectedPod(pair);
    try {
      PeeringEnvironment.failureOf(
          () ->
              pair.unpeer(
                  pair.rome(), pair.milan(), "\"drain\": true, \"drainTimeout\": \"PT1S\""));
      assertThat(isCordoned(pair)).as("the node is still cordoned").isTrue();
    } finally {
      removeAll(pair);
    }
  }

  private static Node cordoned(Node node) {
    node.getSpec().setUnschedulable(true);
    return node;
  }

  private static void assertUntouched(PeeringEnvironment pair) {
    assertThat(isCordoned(pair)).as("the node is cordoned").isFalse();
    assertThat(pair.rome().get(ResourceKind.POD, NAMESPACE, NAME)).as("the pod").isPresent();
    PeeringAssertions.assertNodeReady(pair.rome(), pair.milan());
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
  }

  private static boolean isCordoned(PeeringEnvironment pair) {
    var found = pair.rome().require(ResourceKind.NODE, null, node(pair));
    return Boolean.TRUE.equals(found.get("spec", "unschedulable"));
  }

  private static String node(PeeringEnvironment pair) {
    return pair.milan().id().value();
  }

  /** As the virtual-kubelet marks what it has offloaded; nothing controls it. */
  private static void protectedPod(PeeringEnvironment pair) {
    pair.rome()
        .client()
        .raw(
            BUDGETS,
            "POST",
            Map.of(
                "apiVersion",
                "policy/v1",
                "kind",
                "PodDisruptionBudget",
                "metadata",
                Map.of("name", NAME),
                "spec",
                Map.of(
                    "maxUnavailable", 0, "selector", Map.of("matchLabels", Map.of("app", NAME)))));
    pair.rome().create(ResourceKind.POD, NAMESPACE, NAME, podOn(node(pair)));
  }

  private static String podOn(String node) {
    return ("{'metadata': {'labels': {'app': '%s', 'liqo.io/shadowPod': 'true'}}, 'spec':"
            + " {'nodeName': '%s', 'tolerations': [{'operator': 'Exists'}],"
            + " 'automountServiceAccountToken': false, 'containers': [{'name': 'c', 'image':"
            + " 'example.org/none'}]}}")
        .formatted(NAME, node);
  }

  private static void removeAll(PeeringEnvironment pair) {
    ClusterUser rome = pair.rome();
    rome.client().pods().inNamespace(NAMESPACE).withName(NAME).withGracePeriod(0).delete();
    rome.client().raw(BUDGETS + "?fieldSelector=metadata.name%3D" + NAME, "DELETE", null);
  }

  private static void awaitEnd(WorkflowStub run) {
    try {
      run.getResult(Void.class);
    } catch (WorkflowFailedException e) {
      // As an aborted run ends.
    }
  }
}
