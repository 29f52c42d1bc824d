package dev.hawser.contract;

import static org.awaitility.Awaitility.await;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/** Keeps objects from being deleted, with a finalizer that no controller knows. */
final class FinalizerFixture {
  private static final String MINE = "example.org/mine";
  private static final Duration PATIENCE = Duration.ofSeconds(100);
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

  /** One object, as a wait names it. */
  private record Held(
      ClusterUser side, ResourceKind kind, @Nullable String namespace, String name) {
    String words() {
      return kind.word() + " " + name;
    }

    @Override
    public String toString() {
      return words() + " on " + side.id();
    }
  }

  private final Map<String, Held> held = new LinkedHashMap<>();

  /** Holds what each has of the other now, if a run waits for it by its name. */
  static FinalizerFixture ofPair(ClusterUser one, ClusterUser other) {
    var held = new FinalizerFixture();
    held.hold(one, other);
    held.hold(other, one);
    return held;
  }

  /** Holds one object more. */
  FinalizerFixture with(
      ClusterUser side, ResourceKind kind, @Nullable String namespace, String name) {
    hold(new Held(side, kind, namespace, name));
    return this;
  }

  private void hold(ClusterUser side, ClusterUser peer) {
    for (var kind : KINDS) {
      side.list(kind).stream()
          .filter(object -> isOf(object, ClusterUser.tenantNamespace(peer), peer.id().value()))
          .filter(object -> isWaitedFor(kind, object.getMetadata().getName()))
          .map(
              object ->
                  new Held(
                      side,
                      kind,
                      object.getMetadata().getNamespace(),
                      object.getMetadata().getName()))
          .forEach(this::hold);
    }
  }

  /** What else there is goes with its namespace, which names no single object. */
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

  private void hold(Held object) {
    held.put(object.toString(), object);
    finalizers(object, finalizers -> finalizers.add(MINE));
  }

  /**
   * Releases each object as soon as the status shows that a wait is held by it, until the run is
   * over.
   *
   * @return the objects that were shown
   */
  Set<String> releaseWhatIsShown(RunStatus run, BooleanSupplier isOver) {
    var shown = new TreeSet<String>();
    try {
      await()
          .atMost(PATIENCE)
          .pollDelay(Duration.ZERO)
          .until(() -> isOver.getAsBoolean() || releaseShown(run.status(), shown));
      return shown;
    } catch (ConditionTimeoutException e) {
      release();
      throw new AssertionError("not over; shown: " + shown + "; held: " + held.keySet(), e);
    }
  }

  /** Returns false: the run is not over. */
  private boolean releaseShown(String status, Set<String> shown) {
    for (var object : List.copyOf(held.values())) {
      if (!isShown(status, object)) continue;
      shown.add(object.toString());
      held.remove(object.toString());
      finalizers(object, finalizers -> finalizers.remove(MINE));
    }
    return false;
  }

  private void release() {
    held.values().forEach(object -> finalizers(object, finalizers -> finalizers.remove(MINE)));
  }

  private static boolean isShown(String status, Held object) {
    return RunStatus.isShown(
        status,
        object.side().id() + ": ",
        object.words(),
        "being deleted since 2",
        MINE + " (not one of Liqo's");
  }

  private static void finalizers(Held object, Consumer<List<String>> change) {
    var side = object.side();
    if (side.get(object.kind(), object.namespace(), object.name()).isEmpty()) return;
    side.edit(
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
