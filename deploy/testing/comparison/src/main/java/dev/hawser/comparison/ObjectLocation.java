package dev.hawser.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * The cluster, resource, namespace and name of an object.
 *
 * @param resource the plural of its kind
 * @param namespace empty for cluster-scoped objects
 */
public record ObjectPlace(String cluster, String resource, String namespace, String name)
    implements Comparable<ObjectPlace> {
  private static final Comparator<ObjectPlace> ORDER =
      Comparator.comparing(ObjectPlace::cluster)
          .thenComparing(ObjectPlace::resource)
          .thenComparing(ObjectPlace::namespace)
          .thenComparing(ObjectPlace::name);

  /** The place of an object as an API server returns it. */
  public static ObjectPlace of(String cluster, String resource, JsonNode object) {
    var metadata = object.path("metadata");
    return new ObjectPlace(
        cluster, resource, metadata.path("namespace").asText(""), metadata.path("name").asText());
  }

  @Override
  public int compareTo(ObjectPlace other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return cluster + " " + resource + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
