package dev.hawser.liqo.pair;

import dev.hawser.activity.ObjectReference;
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
 * What Liqo and Kubernetes create and never delete. This is a closed list: no other object counts
 * as a leftover.
 */
final class LiqoLeftovers {
  private static final List<Kind> CONTENT =
      List.of(
          Kind.POD,
          Kind.SERVICE,
          Kind.DEPLOYMENT,
          Kind.SECRET,
          Kind.CONFIG_MAP,
          Kind.LEASE,
          Kind.ROLE_BINDING);

  /** What the consumer's crd-replicator copies to the provider. */
  private static final List<Kind> COPIED =
      List.of(Kind.RESOURCE_SLICE, Kind.RENEW, Kind.NAMESPACE_MAP);

  private static final Set<String> HANDSHAKE_SECRETS =
      Set.of(Labels.NONCE_SECRET, Labels.SIGNED_NONCE_SECRET);

  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;

  LiqoLeftovers(PairObjects pair, KubeApi api, ObjectWriter objects) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
  }

  /** The leftovers in the tenant namespace, and the objects that a peering creates there. */
  static List<ObjectReference> among(PairContents contents) {
    return Stream.of(
            contents.ofPeer(Kind.SECRET).stream().filter(LiqoLeftovers::isOfPair),
            contents.all(Kind.LEASE).stream(),
            PairContents.OF_PAIR.stream().flatMap(kind -> contents.all(kind).stream()))
        .flatMap(found -> found)
        .map(Fields::reference)
        .toList();
  }

  /** Deletes the leftovers except those to keep. */
  void remove(String namespace, List<ObjectReference> keep) {
    for (var found : candidates(namespace)) {
      if (!keep.contains(Fields.reference(found))) objects.delete(Kind.of(found), found);
    }
  }

  /** Deletes the bindings of deleted gateways; see {@link OrphanedGatewayBindings}. */
  List<ObjectReference> removeGatewayBindings(String namespace, List<ObjectReference> keep) {
    return new OrphanedGatewayBindings(api, objects).removeOrphaned(namespace, keep);
  }

  /** Deletes Connections without a key; see {@link OrphanedConnections}. */
  List<ObjectReference> removeConnections(String namespace, List<ObjectReference> keep) {
    return new OrphanedConnections(pair, api, objects).remove(namespace, keep);
  }

  /** What else is in the namespace, without Kubernetes' defaults and objects being deleted. */
  List<ObjectReference> otherObjects(String namespace) {
    var others = new ArrayList<ObjectReference>();
    for (var kind : CONTENT) others.addAll(present(kind, namespace));
    for (var kind : PairContents.OF_PAIR) others.addAll(present(kind, namespace));
    others.addAll(new UnknownObjects(pair, api).in(namespace));
    return others;
  }

  /** Objects that are being deleted independently of an owner, and so would hold the namespace. */
  List<ObjectReference> terminating(String namespace) {
    return Stream.concat(CONTENT.stream(), PairContents.OF_PAIR.stream())
        .flatMap(kind -> all(kind, namespace).stream())
        .filter(Fields::terminating)
        .filter(found -> found.getMetadata().getOwnerReferences().isEmpty())
        .map(Fields::reference)
        .toList();
  }

  /** Objects of the pair that someone else has created or taken over since the run began. */
  List<ObjectReference> takenOver(String namespace, List<ObjectReference> before) {
    var handshake =
        present(Kind.SECRET, namespace).stream()
            .filter(secret -> HANDSHAKE_SECRETS.contains(secret.name()));
    var others = PairContents.OF_PAIR.stream().flatMap(kind -> present(kind, namespace).stream());
    return Stream.concat(handshake, others).filter(found -> !before.contains(found)).toList();
  }

  private List<ObjectReference> present(Kind kind, String namespace) {
    return all(kind, namespace).stream()
        .filter(found -> !Fields.terminating(found))
        .filter(found -> found.getMetadata().getOwnerReferences().isEmpty())
        .map(Fields::reference)
        .filter(found -> !isDefault(found))
        .toList();
  }

  private List<GenericKubernetesResource> candidates(String namespace) {
    var found = new ArrayList<GenericKubernetesResource>(copiesWithoutPermission(namespace));
    secrets(namespace).stream().filter(LiqoLeftovers::isCertificate).forEach(found::add);
    found.addAll(all(Kind.LEASE, namespace));
    return found;
  }

  /** Copies that the consumer may no longer delete, because the Tenant is gone. */
  private List<GenericKubernetesResource> copiesWithoutPermission(String namespace) {
    if (!present(Kind.TENANT, namespace).isEmpty()) return List.of();
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

  /** Kubernetes' own, and the Lease that a virtual-kubelet leaves behind. */
  private static boolean isDefault(ObjectReference found) {
    return found.is(Kind.CONFIG_MAP.word(), "kube-root-ca.crt")
        || found.is(Kind.LEASE.word(), "virtual-kubelet-leader-election");
  }

  private static boolean isCertificate(GenericKubernetesResource secret) {
    return secret.getMetadata().getName().startsWith(Labels.CERTIFICATE_SECRET);
  }

  private static boolean isOfPair(GenericKubernetesResource secret) {
    return isCertificate(secret) || HANDSHAKE_SECRETS.contains(secret.getMetadata().getName());
  }
}
