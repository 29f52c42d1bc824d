package dev.hawser.liqo.authentication;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of the consumer's objects on the provider. If the Tenant was deleted before them, the
 * consumer may no longer delete them, and its own Renew, kubeconfig Secret and slices stay
 * Terminating until the copies are gone.
 */
final class ReplicatedObjects {
  /** In the order in which the consumer would delete them. */
  private static final List<Kind> ALL =
      List.of(Kind.RESOURCE_SLICE, Kind.NAMESPACE_MAP, Kind.RENEW);

  private final PairObjects pair;
  private final ObjectWriter objects;

  ReplicatedObjects(PairObjects pair, ObjectWriter objects) {
    this.pair = pair;
    this.objects = objects;
  }

  List<ObjectReference> removeRenew() {
    return remove(List.of(Kind.RENEW));
  }

  List<ObjectReference> removeAll() {
    return remove(ALL);
  }

  private List<ObjectReference> remove(List<Kind> kinds) {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isEmpty()) return List.of();
    return kinds.stream()
        .flatMap(kind -> copies(kind, namespace.get()))
        .map(copy -> objects.delete(Kind.of(copy), copy))
        .toList();
  }

  private Stream<GenericKubernetesResource> copies(Kind kind, String namespace) {
    return pair.list(kind, namespace).stream()
        .filter(found -> "true".equals(Fields.label(found, Labels.REPLICATED)));
  }
}
