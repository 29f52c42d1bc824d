package dev.hawser.liqo.pair;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Deletes the ForeignCluster that Liqo created when it first saw an object of the pair. */
final class ForeignClusterCleanup {
  private static final List<String> MODULES = List.of("networking", "authentication", "offloading");

  /** Liqo creates a ForeignCluster for any of these, again and again if it is deleted. */
  private static final List<Kind> SHOWN =
      List.of(
          Kind.CONFIGURATION,
          Kind.GATEWAY_SERVER,
          Kind.GATEWAY_CLIENT,
          Kind.CONNECTION,
          Kind.TENANT,
          Kind.IDENTITY,
          Kind.VIRTUAL_NODE);

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;

  ForeignClusterCleanup(
      PairObjects pair, KubeApi api, ObjectWriter objects, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
  }

  /** The existing one; empty if there is none or it is being deleted. */
  ReadResult<Optional<GenericKubernetesResource>> find() {
    return api.tryGet(Kind.FOREIGN_CLUSTER, null, pair.peer())
        .map(found -> found.filter(existing -> !Fields.terminating(existing)));
  }

  /**
   * Deletes it after Liqo has noticed that nothing of the pair is left: before that, Liqo would
   * create it again. This does not wait long, because Liqo may never notice: the deletion of the
   * last credentials does not trigger its controller. Source: {@code
   * pkg/liqo-controller-manager/core/foreigncluster-controller/foreigncluster_controller.go} of
   * Liqo v1.2.0.
   *
   * @return false if it stays because the worker may not delete it
   */
  boolean delete() {
    var settling = attempt.timings().settling().foreignCluster();
    long start = System.nanoTime();
    attempt.awaitTrue(
        WaitCondition.of("Liqo to notice that nothing of the pair is left", Kind.FOREIGN_CLUSTER),
        () -> {
          attempt.lookAgainWithin(settling);
          return find().orIfUnknown(Optional.empty()).stream()
                  .noneMatch(ForeignClusterCleanup::hasEnabledModule)
              || System.nanoTime() - start > settling.toNanos();
        });
    var left = find();
    if (left.isUnknown()) return false;
    return left.value()
        .map(existing -> objects.deleteIfAllowed(Kind.FOREIGN_CLUSTER, existing))
        .orElse(true);
  }

  /**
   * The objects of the pair for which Liqo keeps one, or creates it again; of a kind that may not
   * be read, any object.
   */
  List<ObjectReference> shown() {
    return SHOWN.stream().flatMap(this::ofPeer).toList();
  }

  private Stream<ObjectReference> ofPeer(Kind kind) {
    var read = api.tryList(kind, null, Map.of(Labels.REMOTE_CLUSTER, pair.peer()));
    if (read.isUnknown()) return Stream.of(ObjectReference.anyOf(kind.word(), null));
    return read.value().stream().map(Fields::reference);
  }

  private static boolean hasEnabledModule(GenericKubernetesResource foreign) {
    return MODULES.stream().anyMatch(module -> isEnabled(foreign, module));
  }

  private static boolean isEnabled(GenericKubernetesResource foreign, String module) {
    return Boolean.TRUE.equals(foreign.get("status", "modules", module, "enabled"));
  }
}
