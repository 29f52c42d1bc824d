package dev.hawser.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The metadata that every Kubernetes object has. */
public final class ObjectMeta {
  private ObjectMeta() {}

  /** The metadata of an object, made when absent. */
  public static ObjectNode of(ObjectNode object) {
    return Json.child(object, "metadata");
  }

  /** One textual field of the metadata, empty when absent. */
  public static String text(JsonNode object, String field) {
    return object.path("metadata").path(field).asText("");
  }

  public static String name(JsonNode object) {
    return text(object, "name");
  }

  public static String namespace(JsonNode object) {
    return text(object, "namespace");
  }

  public static String uid(JsonNode object) {
    return text(object, "uid");
  }

  public static String resourceVersion(JsonNode object) {
    return text(object, "resourceVersion");
  }

  /** Whether its deletion has begun. */
  public static boolean isTerminating(JsonNode object) {
    return !text(object, "deletionTimestamp").isEmpty();
  }

  public static List<String> finalizers(JsonNode object) {
    return Json.texts(object.path("metadata").path("finalizers"));
  }

  /** Replaces the finalizers; none removes the field. */
  public static void setFinalizers(ObjectNode object, List<String> finalizers) {
    if (finalizers.isEmpty()) {
      of(object).remove("finalizers");
    } else {
      of(object).set("finalizers", Json.strings(finalizers));
    }
  }

  public static List<ObjectNode> owners(JsonNode object) {
    return Json.objects(object.path("metadata").path("ownerReferences"));
  }

  public static String label(JsonNode object, String key) {
    return object.path("metadata").path("labels").path(key).asText("");
  }

  /** An instant as Kubernetes writes it: whole seconds, UTC. */
  public static String timestamp(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
