package dev.hawser.liqo.network;

import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Deletes the whole network of a pair, including objects that were created by hand: first all
 * deletions begin, then it waits for all of them and for everything that Liqo created from them.
 */
final class NetworkRemoval {
  private static final List<Kind> GATEWAYS = List.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT);
  private static final List<Kind> OTHERS = List.of(Kind.PUBLIC_KEY, Kind.CONFIGURATION);

  private final PairObjects pair;
  private final ObjectWriter objects;
  private final Configurations configurations;
  private final Gateways gateways;

  NetworkRemoval(
      PairObjects pair, ObjectWriter objects, Configurations configurations, Gateways gateways) {
    this.pair = pair;
    this.objects = objects;
    this.configurations = configurations;
    this.gateways = gateways;
  }

  List<ObjectReference> remove() {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isEmpty()) return List.of();
    var existing = ofPeer(GATEWAYS, namespace.get());
    var others = ofPeer(OTHERS, namespace.get());
    existing.forEach(objects::beginDelete);
    others.forEach(objects::beginDelete);
    existing.forEach(gateway -> awaitGatewayGone(namespace.get(), gateway));
    others.forEach(object -> objects.awaitGone(Kind.of(object), object));
    if (!others.isEmpty()) configurations.awaitAddressesGone(namespace.get());
    return Stream.of(others, existing).flatMap(List::stream).map(Fields::reference).toList();
  }

  private List<GenericKubernetesResource> ofPeer(List<Kind> kinds, String namespace) {
    return kinds.stream().flatMap(kind -> pair.list(kind, namespace).stream()).toList();
  }

  private void awaitGatewayGone(String namespace, GenericKubernetesResource gateway) {
    var kind = Kind.of(gateway);
    objects.awaitGone(kind, gateway);
    gateways.awaitChildrenGone(kind, namespace, gateway.getMetadata().getName());
  }
}
