package dev.hawser.sandbox.contract;

import dev.hawser.cluster.TaskQueues;
import io.temporal.client.WorkflowOptions;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What can't come to a good end is refused before the first write. */
final class Refused {
  private Refused() {}

  static List<Case> cases() {
    return List.of(
        new Case("a quantity that is none is refused before the first write", Refused::quantity),
        new Case("one cluster ID on both sides is refused", Refused::oneId),
        new Case("Liqo that is not there is refused before the first write", Refused::noLiqo),
        new Case("Liqo of another version is refused before the first write", Refused::skew),
        new Case("a Node that has the virtual node's name is refused", Refused::foreignNode));
  }

  private static void quantity(Arena arena) {
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

  private static void oneId(Arena arena) {
    String id = arena.rome().id().value();
    refused(
        arena, "InvalidRequest", id, () -> typed(arena, Map.of("consumer", id, "provider", id)));
  }

  private static void noLiqo(Arena arena) {
    var ids = "liqo-clusterid-configmap";
    var label = "app.kubernetes.io/name";
    var labels = arena.milan().require(Watched.CONFIG_MAP, "liqo", ids).getMetadata().getLabels();
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

  private static void label(Side side, String name, String label, String value) {
    side.edit(
        Watched.CONFIG_MAP, "liqo", name, map -> map.getMetadata().getLabels().put(label, value));
  }

  private static void skew(Arena arena) {
    image(arena.milan(), image -> image.replace("v1.2.", "v1.1."));
    try {
      refused(
          arena, "VersionMismatch", "Liqo is", () -> arena.peer(arena.rome(), arena.milan(), ""));
    } finally {
      image(arena.milan(), image -> image.replace("v1.1.", "v1.2."));
    }
  }

  private static void image(Side side, UnaryOperator<String> change) {
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

  private static void foreignNode(Arena arena) {
    String name = arena.milan().id().value();
    arena.rome().create(Watched.NODE, null, name, "{'spec': {}}");
    try {
      refused(arena, "Conflict", "Node " + name, () -> arena.peer(arena.rome(), arena.milan(), ""));
    } finally {
      arena.rome().delete(Watched.NODE, null, name);
    }
  }

  private static void refused(Arena arena, String type, String part, Runnable run) {
    var before = Before.of(arena);
    var versions = Versions.settled(arena);
    ApplicationFailure failure = Arena.failureOf(run);
    Expect.equal(type, failure.getType(), "the type of the refusal");
    Expect.contains(failure.getOriginalMessage(), part);
    before.equalsNow();
    versions.areUnchanged();
  }

  /** As JSON that nothing has checked. */
  private static void typed(Arena arena, Map<String, Object> request) {
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
