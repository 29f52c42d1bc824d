package dev.hawser.liqo.network;

import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes the whole network of a pair away, whoever made it: everything is deleted first and waited
 * for together, down to what Liqo made of it.
 */
final class NetworkRemoval {
  private static final List<Kind> GATEWAYS = List.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT);
  private static final List<Kind> OTHERS = List.of(Kind.PUBLIC_KEY, Kind.CONFIGURATION);

  private final ActivityContext work;

  NetworkRemoval(ActivityContext work) {
    this.work = work;
  }

  List<String> remove() {
    var namespace = work.namespaceIfAny();
    if (namespace.isEmpty()) return List.of();
    var gateways = ofPeer(GATEWAYS, namespace.get());
    var others = ofPeer(OTHERS, namespace.get());
    gateways.forEach(work.objects()::beginDelete);
    others.forEach(work.objects()::beginDelete);
    gateways.forEach(gateway -> awaitGatewayGone(namespace.get(), gateway));
    others.forEach(object -> work.objects().awaitGone(Kind.of(object), object));
    if (!others.isEmpty()) new Configurations(work).awaitAddressesGone(namespace.get());
    return Stream.of(others, gateways).flatMap(List::stream).map(Fields::name).toList();
  }

  private List<GenericKubernetesResource> ofPeer(List<Kind> kinds, String namespace) {
    return kinds.stream()
        .flatMap(kind -> work.api().list(kind, namespace, labels()).stream())
        .toList();
  }

  private void awaitGatewayGone(String namespace, GenericKubernetesResource gateway) {
    var kind = Kind.of(gateway);
    work.objects().awaitGone(kind, gateway);
    new Gateways(work).awaitChildrenGone(kind, namespace, gateway.getMetadata().getName());
  }

  private Map<String, String> labels() {
    return Map.of(Labels.REMOTE_CLUSTER, work.peer());
  }
}
