package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.RunEnd;
import io.fabric8.kubernetes.api.model.Node;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import java.util.List;

/** An unpeer that drains the virtual node first does no harm to what runs there. */
final class NodeDrainCases {
  private static final String NAMESPACE = "default";
  private static final String NAME = "hawser-drained";
  private static final String FINALIZER = "example.org/mine";

  private NodeDrainCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an unpeer that drains deletes nothing until the pods have ended, and takes back the"
                + " cordon if they do not",
            NodeDrainCases::drain),
        new ContractCase(
            "a drain that fails leaves a node cordoned that was cordoned before",
            NodeDrainCases::cordonedBefore));
  }

  private static void drain(PeeringEnvironment pair) {
    pair.peer(pair.rome(), pair.milan(), "");
    podThatDoesNotEnd(pair);
    try {
      var failure =
          PeeringEnvironment.failureOf(
              () ->
                  pair.unpeer(
                      pair.rome(), pair.milan(), "\"drain\": true, \"drainTimeout\": \"PT3S\""));
      assertThat(failure.getType()).as("the type of the failure").isEqualTo("PodsRunning");
      assertThat(failure.getOriginalMessage())
          .as("what still runs")
          .contains("1 pod is left (Pod " + NAMESPACE + "/" + NAME + ")");
      assertUntouched(pair);
      abortWhileDraining(pair);
      assertUntouched(pair);
      release(pair);
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
    podThatDoesNotEnd(pair);
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
  private static void podThatDoesNotEnd(PeeringEnvironment pair) {
    String json =
        ("{'metadata': {'labels': {'liqo.io/shadowPod': 'true'}, 'finalizers': ['%s']}, 'spec':"
                + " {'nodeName': '%s', 'tolerations': [{'operator': 'Exists'}],"
                + " 'automountServiceAccountToken': false, 'containers': [{'name': 'c', 'image':"
                + " 'example.org/none'}]}}")
            .formatted(FINALIZER, node(pair));
    pair.rome().create(ResourceKind.POD, NAMESPACE, NAME, json);
  }

  private static void release(PeeringEnvironment pair) {
    pair.rome()
        .edit(ResourceKind.POD, NAMESPACE, NAME, pod -> pod.getMetadata().setFinalizers(List.of()));
  }

  private static void removeAll(PeeringEnvironment pair) {
    if (pair.rome().get(ResourceKind.POD, NAMESPACE, NAME).isEmpty()) return;
    release(pair);
    pair.rome().client().pods().inNamespace(NAMESPACE).withName(NAME).withGracePeriod(0).delete();
  }

  private static void awaitEnd(WorkflowStub run) {
    try {
      RunEnd.result(run, Void.class);
    } catch (WorkflowFailedException e) {
      // As an aborted run ends.
    }
  }
}
