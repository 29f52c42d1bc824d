package dev.hawser.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Comparator;
import java.util.Optional;

/**
 * A reference to one object of a snapshot. An object that was deleted and created again is another
 * one, because its UID is another.
 *
 * @param namespace empty for a cluster-scoped object
 */
public record ObservedObject(ResourceKind kind, Optional<String> namespace, String name, String uid)
    implements Comparable<ObservedObject> {
  private static final Comparator<ObservedObject> ORDER =
      Comparator.comparing(ObservedObject::toString).thenComparing(ObservedObject::uid);

  static ObservedObject of(ResourceKind kind, GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    return new ObservedObject(
        kind, Optional.ofNullable(metadata.getNamespace()), metadata.getName(), metadata.getUid());
  }

  @Override
  public int compareTo(ObservedObject other) {
    return ORDER.compare(this, other);
  }

  /** As {@code Kind namespace/name}, without the UID. */
  @Override
  public String toString() {
    return kind.kind() + " " + namespace.map(each -> each + "/").orElse("") + name;
  }
}
