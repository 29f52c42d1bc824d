package dev.hawser.liqo.pair;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * ClusterRoleBindings that outlived their gateway. Liqo's gateway controllers (v1.2.0) can create
 * the child of a gateway again from a stale cache after both were deleted. The garbage collector
 * then deletes that child, but its finalizer, which would delete the binding, is missing.
 */
final class OrphanedGatewayBindings {
  private final KubeApi api;
  private final ObjectWriter objects;

  OrphanedGatewayBindings(KubeApi api, ObjectWriter objects) {
    this.api = api;
    this.objects = objects;
  }

  /** Those of gateways in the namespace; empty if they may not be read. */
  static List<GenericKubernetesResource> of(String namespace, KubeApi api) {
    var labels = Map.of(Labels.GATEWAY_NAMESPACE, namespace);
    return api.listIfAllowed(Kind.CLUSTER_ROLE_BINDING, null, labels).stream()
        .filter(binding -> binding.getMetadata().getName().equals(name(namespace, binding)))
        .toList();
  }

  /** Whether their gateway is not among the contents of its namespace. */
  static boolean isOrphaned(GenericKubernetesResource binding, PairContents contents) {
    return Stream.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT)
        .allMatch(kind -> contents.named(kind, gateway(binding)).isEmpty());
  }

  /**
   * Deletes those whose gateway is gone, after waiting until its child is gone too.
   *
   * @return those that the credentials may not delete
   */
  List<ObjectReference> removeOrphaned(String namespace, List<ObjectReference> keep) {
    var stay = new ArrayList<ObjectReference>();
    for (var binding : of(namespace, api)) {
      var reference = Fields.reference(binding);
      if (keep.contains(reference) || hasGateway(namespace, binding)) continue;
      awaitNoChild(namespace, binding);
      if (delete(binding).isEmpty()) stay.add(reference);
    }
    return stay;
  }

  private void awaitNoChild(String namespace, GenericKubernetesResource binding) {
    for (var child : List.of(Kind.WG_GATEWAY_SERVER, Kind.WG_GATEWAY_CLIENT))
      objects.awaitAbsent(child, namespace, gateway(binding));
  }

  private Optional<ObjectReference> delete(GenericKubernetesResource binding) {
    return KubeApi.ifAllowed(() -> objects.delete(Kind.CLUSTER_ROLE_BINDING, binding));
  }

  private boolean hasGateway(String namespace, GenericKubernetesResource binding) {
    return api.get(Kind.GATEWAY_SERVER, namespace, gateway(binding)).isPresent()
        || api.get(Kind.GATEWAY_CLIENT, namespace, gateway(binding)).isPresent();
  }

  private static String name(String namespace, GenericKubernetesResource binding) {
    return "liqo-gateway-" + namespace + "-" + gateway(binding);
  }

  private static String gateway(GenericKubernetesResource binding) {
    return String.valueOf(Fields.label(binding, Labels.GATEWAY_NAME));
  }
}
