package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.TaskQueues;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A request that can't succeed is refused before the first write. */
final class RefusalCases {
  private RefusalCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "an invalid quantity is refused before the first write", RefusalCases::quantity),
        new ContractCase("peering a cluster with itself is refused", RefusalCases::oneId),
        new ContractCase(
            "a cluster without Liqo is refused before the first write", RefusalCases::noLiqo),
        new ContractCase(
            "different Liqo versions are refused before the first write", RefusalCases::skew),
        new ContractCase(
            "an existing Node with the virtual node's name is refused", RefusalCases::foreignNode));
  }

  private static void quantity(PeeringEnvironment pair) {
    refused(
        pair,
        "InvalidRequest",
        "plenty",
        () ->
            typed(
                pair,
                Map.of(
                    "consumer", pair.rome().id().value(),
                    "provider", pair.milan().id().value(),
                    "resources", Map.of("quantities", Map.of("cpu", "plenty")))));
  }

  private static void oneId(PeeringEnvironment pair) {
    String id = pair.rome().id().value();
    refused(pair, "InvalidRequest", id, () -> typed(pair, Map.of("consumer", id, "provider", id)));
  }

  private static void noLiqo(PeeringEnvironment pair) {
    var ids = "liqo-clusterid-configmap";
    var label = "app.kubernetes.io/name";
    var labels =
        pair.milan().require(ResourceKind.CONFIG_MAP, "liqo", ids).getMetadata().getLabels();
    String shown = String.valueOf(labels.get(label));
    label(pair.milan(), ids, label, "hidden");
    try {
      refused(
          pair,
          "LiqoNotFound",
          "Liqo is not installed",
          () -> pair.peer(pair.rome(), pair.milan(), ""));
    } finally {
      label(pair.milan(), ids, label, shown);
    }
  }

  private static void label(ClusterUser side, String name, String label, String value) {
    side.edit(
        ResourceKind.CONFIG_MAP,
        "liqo",
        name,
        map -> map.getMetadata().getLabels().put(label, value));
  }

  private static void skew(PeeringEnvironment pair) {
    image(pair.milan(), image -> image.replace("v1.2.", "v1.1."));
    try {
      refused(pair, "VersionMismatch", "Liqo is", () -> pair.peer(pair.rome(), pair.milan(), ""));
    } finally {
      image(pair.milan(), image -> image.replace("v1.1.", "v1.2."));
    }
  }

  private static void image(ClusterUser side, UnaryOperator<String> change) {
    side.client()
        .apps()
        .deployments()
        .inNamespace("liqo")
        .withName("liqo-controller-manager")
        .edit(
            deployment -> {
              deployment
                  .getSpec()
                  .getTemplate()
                  .getSpec()
                  .getContainers()
                  .forEach(container -> container.setImage(change.apply(container.getImage())));
              return deployment;
            });
  }

  private static void foreignNode(PeeringEnvironment pair) {
    String name = pair.milan().id().value();
    pair.rome().create(ResourceKind.NODE, null, name, "{'spec': {}}");
    try {
      refused(pair, "Conflict", "Node " + name, () -> pair.peer(pair.rome(), pair.milan(), ""));
    } finally {
      pair.rome().delete(ResourceKind.NODE, null, name);
    }
  }

  private static void refused(PeeringEnvironment pair, String type, String part, Runnable run) {
    var before = PairSnapshot.of(pair);
    var versions = ResourceVersions.settled(pair);
    ApplicationFailure failure = PeeringEnvironment.failureOf(run);
    assertThat(failure.getType()).as("the type of the refusal").isEqualTo(type);
    assertThat(failure.getOriginalMessage()).contains(part);
    before.equalsNow();
    versions.areUnchanged();
  }

  /** As JSON that nothing has checked. */
  private static void typed(PeeringEnvironment pair, Map<String, Object> request) {
    var options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.RUNS)
            .setWorkflowId("typed-" + UUID.randomUUID())
            .build();
    var run = pair.temporal().newUntypedWorkflowStub("Peer", options);
    run.start(request);
    run.getResult(Object.class);
  }
}
