package dev.hawser.liqo.pair;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** Empty if there is none, it is being deleted, or the worker may not read it. */
  Optional<GenericKubernetesResource> find() {
    return api.getIfAllowed(Kind.FOREIGN_CLUSTER, null, pair.peer())
        .filter(found -> !Fields.terminating(found));
  }

  /**
   * Deletes it after Liqo has noticed that nothing of the pair is left: before that, Liqo would
   * create it again. This does not wait long, because Liqo may never notice: the deletion of the
   * last credentials does not trigger its controller. Source: {@code
   * pkg/liqo-controller-manager/core/foreigncluster-controller/foreigncluster_controller.go} of
   * Liqo v1.2.0.
   *
   * @return the deleted object; empty if Liqo has deleted it
   */
  Optional<ObjectReference> delete() {
    var end = Instant.now().plus(attempt.timings().settling().foreignCluster());
    attempt.awaitTrue(
        WaitCondition.of("Liqo to notice that nothing of the pair is left", Kind.FOREIGN_CLUSTER),
        () ->
            find().stream().noneMatch(ForeignClusterCleanup::hasEnabledModule)
                || Instant.now().isAfter(end));
    return find().map(existing -> objects.delete(Kind.FOREIGN_CLUSTER, existing));
  }

  /** Whether objects of the pair are left for which Liqo keeps one, or creates it again. */
  boolean isNeeded() {
    return SHOWN.stream()
        .anyMatch(
            kind ->
                !api.listIfAllowed(kind, null, Map.of(Labels.REMOTE_CLUSTER, pair.peer()))
                    .isEmpty());
  }

  private static boolean hasEnabledModule(GenericKubernetesResource foreign) {
    return MODULES.stream().anyMatch(module -> isEnabled(foreign, module));
  }

  private static boolean isEnabled(GenericKubernetesResource foreign, String module) {
    return Boolean.TRUE.equals(foreign.get("status", "modules", module, "enabled"));
  }
}
