package dev.hawser.liqo.pair;

import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The ForeignCluster that Liqo made when it first saw an object of the pair. */
final class ForeignClusterCleanup {
  private static final Duration NOTICE = Duration.ofSeconds(2);
  private static final List<String> MODULES = List.of("networking", "authentication", "offloading");

  private final ActivityContext work;

  ForeignClusterCleanup(ActivityContext work) {
    this.work = work;
  }

  /** Empty when there is none, it is on its way out, or the worker may not see it. */
  Optional<GenericKubernetesResource> find() {
    return work.api()
        .getIfAllowed(Kind.FOREIGN_CLUSTER, null, work.peer())
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
  Optional<String> delete() {
    var end = Instant.now().plus(NOTICE);
    work.awaitTrue(
        WaitCondition.of("Liqo to notice that nothing of the pair is left", Kind.FOREIGN_CLUSTER),
        () ->
            find().stream().noneMatch(ForeignClusterCleanup::showsAnything)
                || Instant.now().isAfter(end));
    return find().flatMap(living -> work.objects().delete(Kind.FOREIGN_CLUSTER, living));
  }

  private static boolean showsAnything(GenericKubernetesResource foreign) {
    return MODULES.stream().anyMatch(module -> isEnabled(foreign, module));
  }

  private static boolean isEnabled(GenericKubernetesResource foreign, String module) {
    return Boolean.TRUE.equals(foreign.get("status", "modules", module, "enabled"));
  }
}
