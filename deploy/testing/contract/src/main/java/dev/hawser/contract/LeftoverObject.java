package dev.hawser.contract;

import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An object of an earlier peering that a test creates again.
 *
 * @param namespace the object's namespace
 * @param changedField the path of the field that was changed, or empty
 */
record LeftoverObject(
    ClusterUser cluster,
    ResourceKind kind,
    GenericKubernetesResource namespace,
    GenericKubernetesResource object,
    String changedField) {
  private static final String RUN = "hawser.dev/run";

  /** All objects that carry the label of the peering's run. */
  static List<LeftoverObject> of(PeeringEnvironment pair) {
    var leftovers = new ArrayList<LeftoverObject>();
    leftovers.addAll(on(pair.rome(), pair.milan()));
    leftovers.addAll(on(pair.milan(), pair.rome()));
    return leftovers;
  }

  private static List<LeftoverObject> on(ClusterUser cluster, ClusterUser peer) {
    var home = cluster.require(ResourceKind.NAMESPACE, null, ClusterUser.tenantNamespace(peer));
    var leftovers = new ArrayList<LeftoverObject>();
    for (var kind : ResourceKind.values()) {
      if (kind == ResourceKind.NAMESPACE) continue;
      cluster.list(kind).stream()
          .filter(LeftoverObject::isLabelledByRun)
          .map(
              found ->
                  new LeftoverObject(
                      cluster,
                      kind,
                      ManualObjects.withoutServerFields(home),
                      ManualObjects.withoutServerFields(found),
                      ""))
          .forEach(leftovers::add);
    }
    return leftovers;
  }

  /** Copies on the other cluster carry the labels of their originals. */
  private static boolean isLabelledByRun(GenericKubernetesResource object) {
    var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElse(Map.of());
    return labels.containsKey(RUN) && !labels.containsKey("liqo.io/replicated");
  }

  /** Returns false if the API server or Liqo's webhook refuses the wrong field. */
  boolean create() {
    cluster.create(ResourceKind.NAMESPACE, namespace);
    try {
      cluster.create(kind, object);
      return true;
    } catch (KubernetesClientException e) {
      if (changedField.isEmpty()) throw e;
      System.out.println(this + " can't exist: " + e.getMessage());
      return false;
    }
  }

  /**
   * UID, spec and data of the object as it is now, without what Liqo writes itself: the signature
   * of a nonce, and the credentials of an Identity, which Liqo renews from the provider's Tenant.
   */
  String content() {
    var metadata = object.getMetadata();
    var current = cluster.require(kind, metadata.getNamespace(), metadata.getName());
    return current.getMetadata().getUid() + section(current, "spec") + section(current, "data");
  }

  private static Map<String, Object> section(GenericKubernetesResource object, String section) {
    var content = new TreeMap<String, Object>();
    if (object.getAdditionalProperties().get(section) instanceof Map<?, ?> fields) {
      fields.forEach((field, value) -> content.put(String.valueOf(field), value));
    }
    content.remove("signedNonce");
    if (object.getKind().equals(ResourceKind.IDENTITY.kind())) content.remove("authParams");
    return content;
  }

  LeftoverObject with(GenericKubernetesResource changed, String what) {
    return new LeftoverObject(cluster, kind, namespace, changed, what);
  }

  String name() {
    return kind.kind() + " " + object.getMetadata().getName();
  }

  @Override
  public String toString() {
    return name()
        + " on "
        + cluster.id()
        + (changedField.isEmpty() ? "" : " with another " + changedField);
  }
}
