package dev.hawser.liqo.cluster;

import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.Removal;
import dev.hawser.cluster.Removed;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Desired;
import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.temporal.failure.ApplicationFailure;

/** A provider that will not come back: Liqo stops waiting for it once it is told so. */
final class LostProvider {
  private final Work work;

  LostProvider(Work work) {
    this.work = work;
  }

  /** Only where this run declared it. */
  Removed recall(Removal removal) {
    work.objects().remove(removal, Kind.FOREIGN_CLUSTER, null, work.peer());
    return Removed.NOTHING;
  }

  /** For a peering anew with a provider that came back after all, whoever declared it gone. */
  void found() {
    ClusterAccess.ifAllowed(() -> work.api().get(Kind.FOREIGN_CLUSTER, null, work.peer()))
        .flatMap(found -> found)
        .filter(foreign -> Fields.annotation(foreign, Labels.PERMANENTLY_UNREACHABLE) != null)
        .ifPresent(
            foreign -> {
              foreign.getMetadata().getAnnotations().remove(Labels.PERMANENTLY_UNREACHABLE);
              work.api().replace(foreign);
            });
  }

  /** Liqo ignores the declaration while the provider's API server answers its health check. */
  void declare() {
    var foreign = work.api().get(Kind.FOREIGN_CLUSTER, null, work.peer());
    if (foreign.isEmpty()) return;
    if ("Established".equals(Fields.condition(foreign.get(), "APIServerStatus", "status"))) {
      throw ApplicationFailure.newNonRetryableFailure(
          work.peer()
              + " still answers "
              + work.clusterId()
              + ": leave providerGone out, or make its API server unreachable first",
          FailureType.Conflict.name());
    }
    work.objects()
        .ensure(
            Desired.of(Kind.FOREIGN_CLUSTER, null, work.peer())
                .annotation(Labels.PERMANENTLY_UNREACHABLE, "true"));
  }
}
