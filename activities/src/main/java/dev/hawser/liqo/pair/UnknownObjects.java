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

  /** All except those that are being deleted or owned by another object. */
  List<ObjectReference> in(String namespace) {
    try (var reads = new ParallelReads()) {
      return api.namespacedKinds().stream()
          .filter(UnknownObjects::isUnknown)
          .map(kind -> reads.read(() -> list(kind, namespace)))
          .toList()
          .stream()
          .map(Supplier::get)
          .flatMap(List::stream)
          .filter(found -> !Fields.terminating(found))
          .filter(found -> found.getMetadata().getOwnerReferences().isEmpty())
          .filter(found -> !isAccountOfNamespace(found))
          .map(Fields::reference)
          .toList();
    }
  }

  private List<GenericKubernetesResource> list(ResourceDefinitionContext kind, String namespace) {
    return KubeApi.ifAllowed(() -> api.list(kind, namespace)).orElse(List.of());
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
