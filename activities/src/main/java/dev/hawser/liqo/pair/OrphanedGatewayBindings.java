package dev.hawser.liqo.pair;

import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.KeptReason;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
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
  private static final List<Kind> GATEWAYS = List.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT);

  /** A gateway and its child: the binding may be deleted once both are gone. */
  private static final List<Kind> OWNERS =
      List.of(
          Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT, Kind.WG_GATEWAY_SERVER, Kind.WG_GATEWAY_CLIENT);

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;

  OrphanedGatewayBindings(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /** Those of gateways in the namespace. */
  static ReadResult<List<GenericKubernetesResource>> of(String namespace, KubeApi api) {
    var labels = Map.of(Labels.GATEWAY_NAMESPACE, namespace);
    return api.tryList(Kind.CLUSTER_ROLE_BINDING, null, labels)
        .map(
            found ->
                found.stream()
                    .filter(
                        binding -> binding.getMetadata().getName().equals(name(namespace, binding)))
                    .toList());
  }

  /** Whether their gateway is not among the contents of its namespace. */
  static boolean isOrphaned(GenericKubernetesResource binding, PairContents contents) {
    return Stream.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT)
        .allMatch(kind -> contents.named(kind, gateway(binding)).isEmpty());
  }

  /**
   * Deletes those whose gateway is gone, after waiting until its child is gone too.
   *
   * @return those that stay although their gateway may be gone, with reasons
   */
  List<KeptObject> removeOrphaned(String namespace, List<ObjectReference> keep) {
    var bindings = of(namespace, api);
    if (bindings.isUnknown()) return List.of(unknown(namespace));
    var stay = new ArrayList<KeptObject>();
    for (var binding : bindings.value()) {
      var reference = Fields.reference(binding);
      if (keep.contains(reference) || hasGateway(namespace, binding)) continue;
      remove(namespace, binding)
          .map(reason -> KeptObject.of(reference.on(pair.cluster()), reason))
          .ifPresent(stay::add);
    }
    return stay;
  }

  private KeptObject unknown(String namespace) {
    var any = ObjectReference.anyOf(Kind.CLUSTER_ROLE_BINDING.word(), null);
    return KeptObject.described(
        "what Liqo may have left of gateways in %s on %s, %s"
            .formatted(namespace, pair.cluster(), KeptReason.MAY_NOT_READ),
        List.of(any));
  }

  /** Returns why it stays; empty if it is gone. */
  private Optional<String> remove(String namespace, GenericKubernetesResource binding) {
    for (var kind : OWNERS) {
      var owner = api.tryGet(kind, namespace, gateway(binding));
      if (owner.isUnknown()) return Optional.of(KeptReason.mayNotRead("gateway"));
      owner.value().ifPresent(child -> objects.awaitGone(kind, child));
    }
    return objects.deleteIfAllowed(Kind.CLUSTER_ROLE_BINDING, binding)
        ? Optional.empty()
        : Optional.of(KeptReason.MAY_NOT_DELETE);
  }

  /** Whether its gateway is certain to exist. */
  private boolean hasGateway(String namespace, GenericKubernetesResource binding) {
    return GATEWAYS.stream()
        .anyMatch(
            kind -> api.tryGet(kind, namespace, gateway(binding)).isCertain(Optional::isPresent));
  }

  private static String name(String namespace, GenericKubernetesResource binding) {
    return "liqo-gateway-" + namespace + "-" + gateway(binding);
  }

  private static String gateway(GenericKubernetesResource binding) {
    return String.valueOf(Fields.label(binding, Labels.GATEWAY_NAME));
  }
}
