package dev.hawser.liqo.network;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;

/** The public key of the peer's gateway, owned by the gateway on this cluster. */
final class PublicKeys {
  private final PairObjects pair;
  private final ObjectWriter objects;

  PublicKeys(PairObjects pair, ObjectWriter objects) {
    this.pair = pair;
    this.objects = objects;
  }

  /**
   * Creates or changes the key; idempotent.
   *
   * @param key base64 of the 32 bytes; a shorter key would crash the gateway
   */
  void ensure(GenericKubernetesResource gateway, String key) {
    var namespace = pair.namespace();
    var existing = pair.labelled(Kind.PUBLIC_KEY, namespace);
    var orphan = existing.filter(old -> !isOwnedBy(old, gateway));
    orphan.ifPresent(old -> objects.delete(Kind.PUBLIC_KEY, old));
    String name = existing.map(old -> old.getMetadata().getName()).orElse(pair.peer());
    objects.ensure(
        DesiredObject.of(Kind.PUBLIC_KEY, namespace, name)
            .label(Labels.REMOTE_CLUSTER, pair.peer())
            .label(Labels.GATEWAY_RESOURCE, "true")
            .spec("publicKey", key)
            .ownedBy(gateway),
        orphan.isPresent() ? Optional.empty() : existing);
  }

  List<ObjectReference> remove(DeleteInput removal) {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isEmpty()) return List.of();
    return pair.labelled(Kind.PUBLIC_KEY, namespace.get()).stream()
        .flatMap(
            existing ->
                objects
                    .remove(
                        removal, Kind.PUBLIC_KEY, namespace.get(), existing.getMetadata().getName())
                    .stream())
        .toList();
  }

  /** The garbage collector is about to delete a key whose gateway was replaced. */
  private static boolean isOwnedBy(
      GenericKubernetesResource key, GenericKubernetesResource gateway) {
    var owners = key.getMetadata().getOwnerReferences();
    return owners.isEmpty()
        || owners.stream().anyMatch(owner -> owner.getUid().equals(gateway.getMetadata().getUid()));
  }
}
