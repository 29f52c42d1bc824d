package dev.hawser.liqo.pair;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Objects in a tenant namespace whose kinds have nothing to do with peerings. They would be deleted
 * with the namespace, so all kinds that the API server serves are listed.
 */
final class UnknownObjects {
  /** Created by Kubernetes from other objects, and deleted with them. */
  private static final Set<String> DERIVED = Set.of("Event", "Endpoints", "EndpointSlice");

  private final PairObjects pair;
  private final KubeApi api;

  UnknownObjects(PairObjects pair, KubeApi api) {
    this.pair = pair;
    this.api = api;
  }

  /**
   * All except those that are being deleted or owned by another object; of a kind that may not be
   * read, any object.
   */
  List<ObjectReference> in(String namespace) {
    var kinds = api.served().namespacedKinds();
    if (kinds.isUnknown()) return List.of(ObjectReference.anyOf("object", namespace));
    try (var reads = new ParallelReads()) {
      return kinds.value().stream()
          .filter(UnknownObjects::isUnknown)
          .map(kind -> reads.read(() -> list(kind, namespace)))
          .toList()
          .stream()
          .map(Supplier::get)
          .flatMap(List::stream)
          .toList();
    }
  }

  private List<ObjectReference> list(ResourceDefinitionContext kind, String namespace) {
    var read = api.tryList(kind, namespace);
    if (read.isUnknown()) return List.of(ObjectReference.anyOf(kind.getKind(), namespace));
    return read.value().stream()
        .filter(found -> !Fields.terminating(found))
        .filter(found -> found.getMetadata().getOwnerReferences().isEmpty())
        .filter(found -> !isAccountOfNamespace(found))
        .map(Fields::reference)
        .toList();
  }

  private static boolean isUnknown(ResourceDefinitionContext kind) {
    return !kind.getGroup().endsWith("liqo.io")
        && !DERIVED.contains(kind.getKind())
        && Arrays.stream(Kind.values())
            .noneMatch(
                known ->
                    known.group().equals(kind.getGroup())
                        && known.plural().equals(kind.getPlural()));
  }

  /** The default account, and the one that Liqo creates for gateway and virtual node. */
  private boolean isAccountOfNamespace(GenericKubernetesResource found) {
    String name = found.getMetadata().getName();
    return found.getKind().equals("ServiceAccount")
        && (name.equals("default") || name.equals(pair.peer()));
  }
}
