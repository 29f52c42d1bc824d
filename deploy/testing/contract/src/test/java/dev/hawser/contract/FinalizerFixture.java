package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps objects from being deleted, with a finalizer that no controller handles. */
final class FinalizerFixture {
  private static final String FINALIZER = "example.org/mine";

  private static final List<ResourceKind> KINDS =
      List.of(
          ResourceKind.RESOURCE_SLICE,
          ResourceKind.VIRTUAL_NODE,
          ResourceKind.NAMESPACE_MAP,
          ResourceKind.NODE,
          ResourceKind.IDENTITY,
          ResourceKind.RENEW,
          ResourceKind.SECRET,
          ResourceKind.TENANT,
          ResourceKind.GATEWAY_SERVER,
          ResourceKind.GATEWAY_CLIENT,
          ResourceKind.WG_GATEWAY_SERVER,
          ResourceKind.WG_GATEWAY_CLIENT,
          ResourceKind.CONNECTION,
          ResourceKind.DEPLOYMENT,
          ResourceKind.SERVICE,
          ResourceKind.PUBLIC_KEY,
          ResourceKind.CONFIGURATION,
          ResourceKind.NETWORK,
          ResourceKind.IP,
          ResourceKind.NAMESPACE);

  /** A held object, as waits name it. */
  private record HeldObject(
      ClusterUser cluster, ResourceKind kind, @Nullable String namespace, String name) {
    String kindAndName() {
      return kind.kind() + " " + name;
    }

    @Override
    public String toString() {
      return kindAndName() + " on " + cluster.id();
    }
  }

  private final Map<String, HeldObject> held = new LinkedHashMap<>();

  /** Holds the objects that each cluster has of the other, if a run waits for them by name. */
  static FinalizerFixture ofPair(ClusterUser one, ClusterUser other) {
    var held = new FinalizerFixture();
    held.hold(one, other);
    held.hold(other, one);
    return held;
  }

  /** Holds another object. */
  FinalizerFixture with(
      ClusterUser cluster, ResourceKind kind, @Nullable String namespace, String name) {
    hold(new HeldObject(cluster, kind, namespace, name));
    return this;
  }

  private void hold(ClusterUser cluster, ClusterUser peer) {
    for (var kind : KINDS) {
      cluster.list(kind).stream()
          .filter(object -> isOf(object, ClusterUser.tenantNamespace(peer), peer.id().value()))
          .filter(object -> isWaitedFor(kind, object.getMetadata().getName()))
          .map(
              object ->
                  new HeldObject(
                      cluster,
                      kind,
                      object.getMetadata().getNamespace(),
                      object.getMetadata().getName()))
          .forEach(this::hold);
    }
  }

  /** All others are deleted with their namespace, without being named. */
  private static boolean isWaitedFor(ResourceKind kind, String name) {
    return switch (kind) {
      case SECRET -> name.startsWith("gw-") || name.startsWith("kubeconfig-controlplane-");
      case IDENTITY -> name.startsWith("controlplane-");
      default -> true;
    };
  }

  private static boolean isOf(GenericKubernetesResource object, String namespace, String peer) {
    var metadata = object.getMetadata();
    boolean isCopy =
        metadata.getLabels() != null && metadata.getLabels().containsKey("liqo.io/replicated");
    if (isCopy) return false;
    return metadata.getNamespace() == null
        ? metadata.getName().equals(peer) || metadata.getName().equals(namespace)
        : metadata.getNamespace().equals(namespace);
  }

  private void hold(HeldObject object) {
    held.put(object.toString(), object);
    editFinalizers(object, finalizers -> finalizers.add(FINALIZER));
  }

  /**
   * Releases each object as soon as the status shows that the run waits for it, until the run is
   * over.
   *
   * @return the objects that were shown
   */
  Set<String> releaseWhenShown(RunStatus run, BooleanSupplier isOver) {
    var shown = new TreeSet<String>();
    try {
      while (!isOver.getAsBoolean()) {
        eventually(
            "the run is over or shows another of " + held.keySet() + " after " + shown,
            () -> isOver.getAsBoolean() || releaseShownObjects(run.status(), shown));
      }
      return shown;
    } finally {
      removeFinalizers();
    }
  }

  /** Returns whether any object was released. */
  private boolean releaseShownObjects(String status, Set<String> shown) {
    boolean released = false;
    for (var object : List.copyOf(held.values())) {
      if (!isShown(status, object)) continue;
      released = true;
      shown.add(object.toString());
      held.remove(object.toString());
      editFinalizers(object, finalizers -> finalizers.remove(FINALIZER));
    }
    return released;
  }

  private void removeFinalizers() {
    held.values()
        .forEach(object -> editFinalizers(object, finalizers -> finalizers.remove(FINALIZER)));
  }

  private static boolean isShown(String status, HeldObject object) {
    return RunStatus.isShown(
        status,
        object.cluster().id() + ": ",
        object.kindAndName(),
        "being deleted since 2",
        FINALIZER + " (not one of Liqo's");
  }

  private static void editFinalizers(HeldObject object, Consumer<List<String>> change) {
    var cluster = object.cluster();
    if (cluster.get(object.kind(), object.namespace(), object.name()).isEmpty()) return;
    cluster.edit(
        object.kind(),
        object.namespace(),
        object.name(),
        current -> {
          var now = current.getMetadata().getFinalizers();
          var finalizers = new ArrayList<String>(now == null ? List.of() : now);
          change.accept(finalizers);
          current.getMetadata().setFinalizers(finalizers);
        });
  }
}
