package dev.hawser.apiserver.store;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.Comparator;

/**
 * Where an object is kept.
 *
 * @param namespace empty for objects of the whole cluster
 */
public record ObjectKey(GroupResource resource, String namespace, String name)
    implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

  public static ObjectKey of(GroupResource resource, JsonNode object) {
    return new ObjectKey(resource, ObjectMeta.namespace(object), ObjectMeta.name(object));
  }

  /** Orders keys of one resource, as lists show them. */
  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }
}
