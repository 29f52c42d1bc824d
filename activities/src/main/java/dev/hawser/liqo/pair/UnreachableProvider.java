package dev.hawser.liqo.pair;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.temporal.failure.ApplicationFailure;

/** A provider that will not come back: Liqo stops waiting for it once it is told so. */
final class UnreachableProvider {
  private final ActivityContext work;

  UnreachableProvider(ActivityContext work) {
    this.work = work;
  }

  /** Only where this run declared it. */
  DeleteResult recall(DeleteInput removal) {
    work.objects().remove(removal, Kind.FOREIGN_CLUSTER, null, work.peer());
    return DeleteResult.NOTHING;
  }

  /** For a peering anew with a provider that came back after all, whoever declared it gone. */
  void found() {
    work.api()
        .getIfAllowed(Kind.FOREIGN_CLUSTER, null, work.peer())
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
            DesiredObject.of(Kind.FOREIGN_CLUSTER, null, work.peer())
                .annotation(Labels.PERMANENTLY_UNREACHABLE, "true"));
  }
}
