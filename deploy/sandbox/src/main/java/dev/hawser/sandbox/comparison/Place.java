package dev.hawser.sandbox.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * Where an object is.
 *
 * @param resource the plural of its kind
 * @param namespace empty for objects of the whole cluster
 */
public record Place(String cluster, String resource, String namespace, String name)
    implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::cluster)
          .thenComparing(Place::resource)
          .thenComparing(Place::namespace)
          .thenComparing(Place::name);

  /** The place of an object as an API server shows it. */
  public static Place of(String cluster, String resource, JsonNode object) {
    var metadata = object.path("metadata");
    return new Place(
        cluster, resource, metadata.path("namespace").asText(""), metadata.path("name").asText());
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return cluster + " " + resource + " " + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
