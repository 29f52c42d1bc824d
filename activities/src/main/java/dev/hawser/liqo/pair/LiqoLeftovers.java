package dev.hawser.liqo.pair;

import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Liqo and Kubernetes make and never remove: a closed list, so that nothing else is ever taken
 * for one.
 */
final class LiqoLeftovers {
  private static final List<Kind> OF_PAIR =
      List.of(
          Kind.CONFIGURATION,
          Kind.GATEWAY_SERVER,
          Kind.GATEWAY_CLIENT,
          Kind.CONNECTION,
          Kind.PUBLIC_KEY,
          Kind.TENANT,
          Kind.IDENTITY,
          Kind.RESOURCE_SLICE,
          Kind.RENEW,
          Kind.VIRTUAL_NODE,
          Kind.NAMESPACE_MAP);

  private static final List<Kind> CONTENT =
      List.of(
          Kind.POD,
          Kind.SERVICE,
          Kind.DEPLOYMENT,
          Kind.SECRET,
          Kind.CONFIG_MAP,
          Kind.LEASE,
          Kind.ROLE_BINDING);

  /** What the consumer's replicator copies to its provider. */
  private static final List<Kind> COPIED =
      List.of(Kind.RESOURCE_SLICE, Kind.RENEW, Kind.NAMESPACE_MAP);

  private static final Set<String> HANDSHAKE =
      Set.of("Secret " + Labels.NONCE_SECRET, "Secret " + Labels.SIGNED_NONCE_SECRET);

  private static final Set<String> DEFAULTS =
      Set.of("ConfigMap kube-root-ca.crt", "Lease virtual-kubelet-leader-election");

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;

  LiqoLeftovers(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /**
   * Those among the contents of the tenant namespace, and what a peering writes there, as {@code
   * Kind name}.
   */
  static List<String> among(PairContents contents) {
    return Stream.of(
            contents.ofPeer(Kind.SECRET).stream().filter(LiqoLeftovers::isOfPair),
            contents.all(Kind.LEASE).stream(),
            OF_PAIR.stream().flatMap(kind -> contents.all(kind).stream()))
        .flatMap(found -> found)
        .map(Fields::name)
        .toList();
  }

  void remove(String namespace, List<String> keep) {
    for (var found : candidates(namespace)) {
      if (!keep.contains(Fields.name(found))) objects.delete(Kind.of(found), found);
    }
  }

  /** Deletes the rights of gateways that are gone; see {@link OrphanedGatewayBindings}. */
  List<String> removeGatewayBindings(String namespace, List<String> keep) {
    return new OrphanedGatewayBindings(api, objects).removeStray(namespace, keep);
  }

  /** Deletes Connections that lost their key; see {@link OrphanedConnections}. */
  List<String> removeConnections(String namespace, List<String> keep) {
    return new OrphanedConnections(pair, api, objects).remove(namespace, keep);
  }

  /** What else is in the namespace and is neither a default nor on its way out. */
  List<String> foreign(String namespace) {
    var foreign = new ArrayList<String>();
    for (var kind : CONTENT) foreign.addAll(names(kind, namespace));
    for (var kind : OF_PAIR) foreign.addAll(names(kind, namespace));
    foreign.addAll(new UnknownObjects(pair, api).in(namespace));
    return foreign;
  }

  /** What would hold the namespace in turn: on its way out, and not with its owner. */
  List<String> dying(String namespace) {
    return Stream.concat(CONTENT.stream(), OF_PAIR.stream())
        .flatMap(kind -> all(kind, namespace).stream())
        .filter(Fields::terminating)
        .filter(found -> found.getMetadata().getOwnerReferences().isEmpty())
        .map(Fields::name)
        .toList();
  }

  /**
   * What is there of the pair and was not before: made, or taken over, by somebody else meanwhile.
   */
  List<String> takenOver(String namespace, List<String> before) {
    var handshake = names(Kind.SECRET, namespace).stream().filter(HANDSHAKE::contains);
    var others = OF_PAIR.stream().flatMap(kind -> names(kind, namespace).stream());
    return Stream.concat(handshake, others).filter(name -> !before.contains(name)).toList();
  }

  private List<String> names(Kind kind, String namespace) {
    return all(kind, namespace).stream()
        .filter(found -> !Fields.terminating(found))
        .filter(found -> found.getMetadata().getOwnerReferences().isEmpty())
        .map(Fields::name)
        .filter(name -> !DEFAULTS.contains(name))
        .toList();
  }

  private List<GenericKubernetesResource> candidates(String namespace) {
    var found = new ArrayList<GenericKubernetesResource>(strandedCopies(namespace));
    secrets(namespace).stream().filter(LiqoLeftovers::isCertificate).forEach(found::add);
    found.addAll(all(Kind.LEASE, namespace));
    return found;
  }

  /** Nobody may take them back any more: the rights to do so went with the Tenant. */
  private List<GenericKubernetesResource> strandedCopies(String namespace) {
    if (!names(Kind.TENANT, namespace).isEmpty()) return List.of();
    return COPIED.stream()
        .flatMap(kind -> all(kind, namespace).stream())
        .filter(found -> Fields.label(found, Labels.REPLICATED) != null)
        .toList();
  }

  private List<GenericKubernetesResource> all(Kind kind, String namespace) {
    return api.listIfAllowed(kind, namespace, Map.of());
  }

  private List<GenericKubernetesResource> secrets(String namespace) {
    return pair.listIfAllowed(Kind.SECRET, namespace);
  }

  private static boolean isCertificate(GenericKubernetesResource secret) {
    return secret.getMetadata().getName().startsWith(Labels.CERTIFICATE_SECRET);
  }

  private static boolean isOfPair(GenericKubernetesResource secret) {
    return isCertificate(secret) || HANDSHAKE.contains(Fields.name(secret));
  }
}
