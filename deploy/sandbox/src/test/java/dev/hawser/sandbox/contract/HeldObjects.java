package dev.hawser.sandbox.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Objects that are held by a finalizer that is nobody's. */
final class HeldObjects {
  private static final String MINE = "example.org/mine";
  private static final Duration PATIENCE = Duration.ofSeconds(100);
  private static final long PAUSE_NANOS = 100_000_000;
  private static final List<Watched> KINDS =
      List.of(
          Watched.RESOURCE_SLICE,
          Watched.VIRTUAL_NODE,
          Watched.NAMESPACE_MAP,
          Watched.NODE,
          Watched.IDENTITY,
          Watched.RENEW,
          Watched.SECRET,
          Watched.TENANT,
          Watched.GATEWAY_SERVER,
          Watched.GATEWAY_CLIENT,
          Watched.WG_GATEWAY_SERVER,
          Watched.WG_GATEWAY_CLIENT,
          Watched.CONNECTION,
          Watched.DEPLOYMENT,
          Watched.SERVICE,
          Watched.PUBLIC_KEY,
          Watched.CONFIGURATION,
          Watched.NETWORK,
          Watched.IP,
          Watched.NAMESPACE);

  /** One object, as a wait names it. */
  private record Held(Side side, Watched kind, @Nullable String namespace, String name) {
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
  static HeldObjects ofPair(Side one, Side other) {
    var held = new HeldObjects();
    held.hold(one, other);
    held.hold(other, one);
    return held;
  }

  /** Holds one object more. */
  HeldObjects with(Side side, Watched kind, @Nullable String namespace, String name) {
    hold(new Held(side, kind, namespace, name));
    return this;
  }

  private void hold(Side side, Side peer) {
    for (var kind : KINDS) {
      side.list(kind).stream()
          .filter(object -> isOf(object, Side.tenantNamespace(peer), peer.id().value()))
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
  private static boolean isWaitedFor(Watched kind, String name) {
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
   * Lets every object go whose wait has told that it is held, until the run is over.
   *
   * @return what was told
   */
  Set<String> releaseWhatIsTold(StuckRun run, BooleanSupplier isOver) {
    var told = new TreeSet<String>();
    String status = "";
    var end = Instant.now().plus(PATIENCE);
    while (!isOver.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        release();
        throw new AssertionError("it goes on; told: " + told + "; held: " + held + "\n" + status);
      }
      status = run.status();
      for (var object : List.copyOf(held.values())) {
        if (!isTold(status, object)) continue;
        told.add(object.toString());
        held.remove(object.toString());
        finalizers(object, finalizers -> finalizers.remove(MINE));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return told;
  }

  private void release() {
    held.values().forEach(object -> finalizers(object, finalizers -> finalizers.remove(MINE)));
  }

  private static boolean isTold(String status, Held object) {
    return StuckRun.isTold(
        status,
        object.side().id() + ": ",
        object.words(),
        "being deleted since 2",
        MINE + " (not Liqo's");
  }

  private static void finalizers(Held object, java.util.function.Consumer<List<String>> change) {
    var side = object.side();
    if (side.get(object.kind(), object.namespace(), object.name()).isEmpty()) return;
    side.edit(
        object.kind(),
        object.namespace(),
        object.name(),
        living -> {
          var now = living.getMetadata().getFinalizers();
          var finalizers = new ArrayList<String>(now == null ? List.of() : now);
          change.accept(finalizers);
          living.getMetadata().setFinalizers(finalizers);
        });
  }
}
