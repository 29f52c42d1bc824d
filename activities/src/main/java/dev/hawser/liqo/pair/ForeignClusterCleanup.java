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

/** The ForeignCluster that Liqo made when it first saw an object of the pair. */
final class ForeignClusterCleanup {
  private static final List<String> MODULES = List.of("networking", "authentication", "offloading");

  /** Liqo makes a ForeignCluster for any of these, and makes it again when it is deleted. */
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

  /** Empty when there is none, it is on its way out, or the worker may not see it. */
  Optional<GenericKubernetesResource> find() {
    return api.getIfAllowed(Kind.FOREIGN_CLUSTER, null, pair.peer())
        .filter(found -> !Fields.terminating(found));
  }

  /**
   * Deletes it, once Liqo has noticed that nothing of the pair is left: sooner, it would make it
   * again. Liqo may also never notice, as the last of the credentials do not wake it; so this does
   * not wait for long. Source: {@code
   * pkg/liqo-controller-manager/core/foreigncluster-controller/foreigncluster_controller.go} of
   * Liqo v1.2.0.
   *
   * @return its name; empty when it went by itself
   */
  Optional<ObjectReference> delete() {
    var end = Instant.now().plus(attempt.timings().settling().foreignCluster());
    attempt.awaitTrue(
        WaitCondition.of("Liqo to notice that nothing of the pair is left", Kind.FOREIGN_CLUSTER),
        () ->
            find().stream().noneMatch(ForeignClusterCleanup::showsAnything)
                || Instant.now().isAfter(end));
    return find().flatMap(living -> objects.delete(Kind.FOREIGN_CLUSTER, living));
  }

  /** Whether objects of the pair are left for which Liqo keeps one, or creates it again. */
  boolean isNeeded() {
    return SHOWN.stream()
        .anyMatch(
            kind ->
                !api.listIfAllowed(kind, null, Map.of(Labels.REMOTE_CLUSTER, pair.peer()))
                    .isEmpty());
  }

  private static boolean showsAnything(GenericKubernetesResource foreign) {
    return MODULES.stream().anyMatch(module -> isEnabled(foreign, module));
  }

  private static boolean isEnabled(GenericKubernetesResource foreign, String module) {
    return Boolean.TRUE.equals(foreign.get("status", "modules", module, "enabled"));
  }
}
