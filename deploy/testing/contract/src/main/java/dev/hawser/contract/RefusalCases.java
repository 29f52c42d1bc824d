package dev.hawser.contract;

import dev.hawser.activity.TaskQueues;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
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

/** What can't come to a good end is refused before the first write. */
final class RefusalCases {
  private RefusalCases() {}

  static List<ContractCase> cases() {
    return List.of(
        new ContractCase(
            "a quantity that is none is refused before the first write", RefusalCases::quantity),
        new ContractCase("one cluster ID on both sides is refused", RefusalCases::oneId),
        new ContractCase(
            "Liqo that is not there is refused before the first write", RefusalCases::noLiqo),
        new ContractCase(
            "Liqo of another version is refused before the first write", RefusalCases::skew),
        new ContractCase(
            "a Node that has the virtual node's name is refused", RefusalCases::foreignNode));
  }

  private static void quantity(PeeringEnvironment arena) {
    refused(
        arena,
        "InvalidRequest",
        "plenty",
        () ->
            typed(
                arena,
                Map.of(
                    "consumer", arena.rome().id().value(),
                    "provider", arena.milan().id().value(),
                    "resources", Map.of("quantities", Map.of("cpu", "plenty")))));
  }

  private static void oneId(PeeringEnvironment arena) {
    String id = arena.rome().id().value();
    refused(
        arena, "InvalidRequest", id, () -> typed(arena, Map.of("consumer", id, "provider", id)));
  }

  private static void noLiqo(PeeringEnvironment arena) {
    var ids = "liqo-clusterid-configmap";
    var label = "app.kubernetes.io/name";
    var labels =
        arena.milan().require(ResourceKind.CONFIG_MAP, "liqo", ids).getMetadata().getLabels();
    String shown = String.valueOf(labels.get(label));
    label(arena.milan(), ids, label, "hidden");
    try {
      refused(
          arena,
          "LiqoNotFound",
          "Liqo is not installed",
          () -> arena.peer(arena.rome(), arena.milan(), ""));
    } finally {
      label(arena.milan(), ids, label, shown);
    }
  }

  private static void label(ClusterUser side, String name, String label, String value) {
    side.edit(
        ResourceKind.CONFIG_MAP,
        "liqo",
        name,
        map -> map.getMetadata().getLabels().put(label, value));
  }

  private static void skew(PeeringEnvironment arena) {
    image(arena.milan(), image -> image.replace("v1.2.", "v1.1."));
    try {
      refused(
          arena, "VersionMismatch", "Liqo is", () -> arena.peer(arena.rome(), arena.milan(), ""));
    } finally {
      image(arena.milan(), image -> image.replace("v1.1.", "v1.2."));
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

  private static void foreignNode(PeeringEnvironment arena) {
    String name = arena.milan().id().value();
    arena.rome().create(ResourceKind.NODE, null, name, "{'spec': {}}");
    try {
      refused(arena, "Conflict", "Node " + name, () -> arena.peer(arena.rome(), arena.milan(), ""));
    } finally {
      arena.rome().delete(ResourceKind.NODE, null, name);
    }
  }

  private static void refused(PeeringEnvironment arena, String type, String part, Runnable run) {
    var before = PairSnapshot.of(arena);
    var versions = ResourceVersions.settled(arena);
    ApplicationFailure failure = PeeringEnvironment.failureOf(run);
    Expect.equal(type, failure.getType(), "the type of the refusal");
    Expect.contains(failure.getOriginalMessage(), part);
    before.equalsNow();
    versions.areUnchanged();
  }

  /** As JSON that nothing has checked. */
  private static void typed(PeeringEnvironment arena, Map<String, Object> request) {
    var options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(TaskQueues.RUNS)
            .setWorkflowId("typed-" + UUID.randomUUID())
            .build();
    var run = arena.temporal().newUntypedWorkflowStub("Peer", options);
    run.start(request);
    run.getResult(Object.class);
  }
}
