package dev.hawser.liqo.pair;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** The declaration that a provider will not come back, which ends Liqo's waits for it. */
final class UnreachableProvider {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;

  UnreachableProvider(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /** Undoes the declaration if this run made it. */
  DeleteResult undeclare(DeleteInput removal) {
    objects.remove(removal, Kind.FOREIGN_CLUSTER, null, pair.peer());
    return DeleteResult.NOTHING;
  }

  /** Removes the declaration, even one made by hand, because the provider is back. */
  void clear() {
    api.tryGet(Kind.FOREIGN_CLUSTER, null, pair.peer())
        .orIfUnknown(Optional.empty())
        .filter(UnreachableProvider::isDeclaredIn)
        .ifPresent(
            foreign -> {
              foreign.getMetadata().getAnnotations().remove(Labels.PERMANENTLY_UNREACHABLE);
              api.replace(foreign);
            });
  }

  /** Whether the provider of this ForeignCluster is declared unreachable. */
  static boolean isDeclaredIn(GenericKubernetesResource foreignCluster) {
    return Fields.annotation(foreignCluster, Labels.PERMANENTLY_UNREACHABLE) != null;
  }

  /** Liqo ignores the declaration while the provider's API server answers its health check. */
  void declare() {
    var foreign = api.get(Kind.FOREIGN_CLUSTER, null, pair.peer());
    if (foreign.isEmpty()) return;
    if ("Established".equals(Fields.condition(foreign.get(), "APIServerStatus", "status"))) {
      throw ApplicationFailure.newNonRetryableFailure(
          pair.peer()
              + " still answers "
              + pair.cluster()
              + ": leave providerGone out, or make its API server unreachable first",
          FailureType.CONFLICT.word());
    }
    objects.ensure(
        DesiredObject.of(Kind.FOREIGN_CLUSTER, null, pair.peer())
            .annotation(Labels.PERMANENTLY_UNREACHABLE, "true"));
  }
}
