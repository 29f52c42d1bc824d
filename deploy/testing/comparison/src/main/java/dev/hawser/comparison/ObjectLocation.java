package dev.hawser.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * The cluster, resource, namespace and name of an object.
 *
 * @param resource the plural of its kind
 * @param namespace empty for cluster-scoped objects
 */
public record ObjectLocation(String cluster, String resource, String namespace, String name)
    implements Comparable<ObjectLocation> {
  private static final Comparator<ObjectLocation> ORDER =
      Comparator.comparing(ObjectLocation::cluster)
          .thenComparing(ObjectLocation::resource)
          .thenComparing(ObjectLocation::namespace)
          .thenComparing(ObjectLocation::name);

  /** The place of an object as an API server returns it. */
  public static ObjectLocation of(String cluster, String resource, JsonNode object) {
    var metadata = object.path("metadata");
    return new ObjectLocation(
        cluster, resource, metadata.path("namespace").asText(""), metadata.path("name").asText());
  }

  @Override
  public int compareTo(ObjectLocation other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return cluster + " " + resource + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
