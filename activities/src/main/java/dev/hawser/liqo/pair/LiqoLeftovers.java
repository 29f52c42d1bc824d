package dev.hawser.liqo.pair;

import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.Role;
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

  /**
   * Deletes the leftovers except those to keep.
   *
   * @return what stays, with reasons
   */
  List<KeptObject> remove(String namespace, List<ObjectReference> keep) {
    var stay = new ArrayList<KeptObject>();
    for (var found : candidates(namespace)) {
      var reference = Fields.reference(found);
      if (keep.contains(reference) || objects.deleteIfAllowed(Kind.of(found), found)) continue;
      stay.add(KeptObject.of(reference.on(pair.cluster()), KeptReason.MAY_NOT_DELETE));
    }
    unknown(namespace).ifPresent(stay::add);
    stay.addAll(new OrphanedConnections(pair, objects).remove(namespace, keep));
    return stay;
  }

  /** What a peering leaves on a cluster in this role, and the worker may not read. */
  private Optional<KeptObject> unknown(String namespace) {
    var left =
        pair.role() == Role.CONSUMER
            ? Stream.of(Kind.LEASE)
            : Stream.concat(Stream.of(Kind.SECRET), COPIED.stream());
    var unknown =
        left.filter(kind -> read(kind, namespace).isUnknown())
            .map(kind -> ObjectReference.anyOf(kind.word(), namespace))
            .toList();
    if (unknown.isEmpty()) return Optional.empty();
    String reason =
        "what Liqo may have left in %s on %s, %s"
            .formatted(namespace, pair.cluster(), KeptReason.MAY_NOT_READ);
    return Optional.of(KeptObject.described(reason, unknown));
  }

  /**
   * What else is in the namespace, without Kubernetes' defaults and objects being deleted; of a
   * kind that may not be read, any object.
   */
  List<ObjectReference> otherObjects(String namespace) {
    var others = new ArrayList<ObjectReference>();
    for (var kind : CONTENT) others.addAll(others(kind, namespace));
    for (var kind : PairContents.OF_PAIR) others.addAll(others(kind, namespace));
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

  /**
   * Objects of the pair that did not exist before the run and stay: those whose undo was skipped,
   * even while they are being deleted, and those that someone else has created or taken over.
   */
  List<KeptObject> since(String namespace, List<ObjectReference> before) {
    var handshake =
        all(Kind.SECRET, namespace).stream()
            .filter(secret -> HANDSHAKE_SECRETS.contains(secret.getMetadata().getName()));
    var others = PairContents.OF_PAIR.stream().flatMap(kind -> all(kind, namespace).stream());
    return Stream.concat(handshake, others)
        .filter(found -> !before.contains(Fields.reference(found)))
        .filter(found -> objects.isOurs(found) || isPresent(found))
        .map(found -> KeptObject.of(Fields.reference(found).on(pair.cluster()), reason(found)))
        .toList();
  }

  /** Every undo but a skipped one has waited until what the run created was gone. */
  private String reason(GenericKubernetesResource found) {
    return objects.isOurs(found) ? "whose undo was skipped" : "which someone else has taken over";
  }

  private List<ObjectReference> others(Kind kind, String namespace) {
    return read(kind, namespace)
        .map(LiqoLeftovers::present)
        .orIfUnknown(List.of(ObjectReference.anyOf(kind.word(), namespace)));
  }

  private static List<ObjectReference> present(List<GenericKubernetesResource> all) {
    return all.stream().filter(LiqoLeftovers::isPresent).map(Fields::reference).toList();
  }

  private static boolean isPresent(GenericKubernetesResource found) {
    return !Fields.terminating(found)
        && found.getMetadata().getOwnerReferences().isEmpty()
        && !isDefault(Fields.reference(found));
  }

  private List<GenericKubernetesResource> candidates(String namespace) {
    var found = new ArrayList<GenericKubernetesResource>(copiesWithoutPermission(namespace));
    secrets(namespace).stream().filter(LiqoLeftovers::isCertificate).forEach(found::add);
    found.addAll(all(Kind.LEASE, namespace));
    return found;
  }

  /** Copies that the consumer may no longer delete, because the Tenant is gone. */
  private List<GenericKubernetesResource> copiesWithoutPermission(String namespace) {
    boolean noTenant =
        read(Kind.TENANT, namespace).map(LiqoLeftovers::present).isCertain(List::isEmpty);
    if (!noTenant) return List.of();
    return COPIED.stream()
        .flatMap(kind -> all(kind, namespace).stream())
        .filter(found -> Fields.label(found, Labels.REPLICATED) != null)
        .toList();
  }

  private List<GenericKubernetesResource> all(Kind kind, String namespace) {
    return read(kind, namespace).orIfUnknown(List.of());
  }

  private ReadResult<List<GenericKubernetesResource>> read(Kind kind, String namespace) {
    return api.tryList(kind, namespace, Map.of());
  }

  private List<GenericKubernetesResource> secrets(String namespace) {
    return pair.tryList(Kind.SECRET, namespace).orIfUnknown(List.of());
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
