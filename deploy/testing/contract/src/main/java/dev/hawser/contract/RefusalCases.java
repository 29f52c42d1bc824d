package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.TaskQueues;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.ResourceVersions;
import dev.hawser.harness.RunEnd;
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
        new ContractCase("peering a cluster with itself is refused", RefusalCases::sameCluster),
        new ContractCase(
            "a cluster without Liqo is refused before the first write", RefusalCases::noLiqo),
        new ContractCase(
            "different Liqo versions are refused before the first write",
            RefusalCases::versionSkew),
        new ContractCase(
            "an existing Node with the virtual node's name is refused", RefusalCases::foreignNode));
  }

  private static void quantity(PeeringEnvironment pair) {
    assertRefused(
        pair,
        "InvalidRequest",
        "plenty",
        () ->
            peerWithRawRequest(
                pair,
                Map.of(
                    "consumer", pair.rome().id().value(),
                    "provider", pair.milan().id().value(),
                    "resources", Map.of("quantities", Map.of("cpu", "plenty")))));
  }

  private static void sameCluster(PeeringEnvironment pair) {
    String id = pair.rome().id().value();
    assertRefused(
        pair,
        "InvalidRequest",
        id,
        () -> peerWithRawRequest(pair, Map.of("consumer", id, "provider", id)));
  }

  private static void noLiqo(PeeringEnvironment pair) {
    var ids = "liqo-clusterid-configmap";
    var label = "app.kubernetes.io/name";
    var labels =
        pair.milan().require(ResourceKind.CONFIG_MAP, "liqo", ids).getMetadata().getLabels();
    String shown = String.valueOf(labels.get(label));
    setLabel(pair.milan(), ids, label, "hidden");
    try {
      assertRefused(
          pair,
          "LiqoNotFound",
          "Liqo is not installed",
          () -> pair.peer(pair.rome(), pair.milan(), ""));
    } finally {
      setLabel(pair.milan(), ids, label, shown);
    }
  }

  private static void setLabel(ClusterUser cluster, String name, String label, String value) {
    cluster.edit(
        ResourceKind.CONFIG_MAP,
        "liqo",
        name,
        map -> map.getMetadata().getLabels().put(label, value));
  }

  private static void versionSkew(PeeringEnvironment pair) {
    changeImage(pair.milan(), image -> image.replace("v1.2.", "v1.1."));
    try {
      assertRefused(
          pair, "VersionMismatch", "Liqo is", () -> pair.peer(pair.rome(), pair.milan(), ""));
    } finally {
      changeImage(pair.milan(), image -> image.replace("v1.1.", "v1.2."));
    }
  }

  private static void changeImage(ClusterUser cluster, UnaryOperator<String> change) {
    cluster
        .client()
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
      assertRefused(
          pair, "Conflict", "Node " + name, () -> pair.peer(pair.rome(), pair.milan(), ""));
    } finally {
      pair.rome().delete(ResourceKind.NODE, null, name);
    }
  }

  static void assertRefused(PeeringEnvironment pair, String type, String part, Runnable run) {
    var before = PairSnapshot.of(pair);
    var versions = ResourceVersions.settled(pair);
    ApplicationFailure failure = PeeringEnvironment.failureOf(run);
    assertThat(failure.getType()).as("the type of the refusal").isEqualTo(type);
    assertThat(failure.getOriginalMessage()).contains(part);
    before.assertUnchanged();
    versions.assertUnchanged();
  }

  /** Sends the request as JSON that no client has checked. */
  private static void peerWithRawRequest(PeeringEnvironment pair, Map<String, Object> request) {
    var options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.RUNS)
            .setWorkflowId("typed-" + UUID.randomUUID())
            .build();
    var run = pair.temporal().newUntypedWorkflowStub("Peer", options);
    run.start(request);
    RunEnd.result(run, Object.class);
  }
}
