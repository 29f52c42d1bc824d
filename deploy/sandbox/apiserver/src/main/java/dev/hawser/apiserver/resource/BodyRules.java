package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.failure.StatusDetails;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.schema.Pruning;
import java.util.List;
import java.util.stream.Collectors;

/** What a request's body must agree with: its address. */
final class BodyRules {
  private static final List<String> OF_THE_SERVER =
      List.of(
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink",
          "managedFields");

  private BodyRules() {}

  static void requireKind(ResourceType type, ObjectNode body) {
    String apiVersion = body.path("apiVersion").asText(type.apiVersion());
    String kind = body.path("kind").asText(type.kind());
    if (!apiVersion.equals(type.apiVersion())) {
      throw ApiFailure.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(apiVersion, type.apiVersion()));
    }
    if (type.custom() && !kind.equals(type.kind())) {
      throw ApiFailure.invalid(
          new StatusDetails(type.group(), kind, ObjectMeta.name(body)),
          List.of(StatusCause.invalid("kind", TextNode.valueOf(kind), "must be " + type.kind())));
    }
    if (!kind.equals(type.kind())) {
      throw ApiFailure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: the kind in the data does not match"
              .formatted(kind, type.version(), type.kind()));
    }
    body.put("apiVersion", apiVersion).put("kind", kind);
  }

  /** Drops what the kind's schema does not know, or refuses it when asked to be strict. */
  static void prune(ResourceType type, ObjectNode body, WriteContext caller) {
    String unknown = unknownFields(type, body, caller);
    if (unknown.isEmpty()) return;
    throw ApiFailure.badRequest(
        "%1$s in version \"%2$s\" cannot be handled as a %1$s: %3$s"
            .formatted(type.kind(), type.version(), unknown));
  }

  /** The same for what a patch has made of an object. */
  static void prunePatched(ResourceType type, ObjectNode patched, WriteContext caller) {
    String text = StatusCause.shown(TextNode.valueOf(StatusCause.shown(patched)));
    String unknown = unknownFields(type, patched, caller);
    if (unknown.isEmpty()) return;
    throw ApiFailure.invalid(
        StatusDetails.of("", ""), List.of(StatusCause.invalid("patch", text, unknown)));
  }

  /** What is wrong with the fields that were dropped; empty when nothing is. */
  private static String unknownFields(ResourceType type, ObjectNode body, WriteContext caller) {
    List<String> unknown = Pruning.of(body, type.schema());
    if (unknown.isEmpty() || caller.strictness() != WriteContext.Strictness.STRICT) return "";
    return unknown.stream()
        .map(field -> "unknown field \"" + field + "\"")
        .collect(Collectors.joining(", ", "strict decoding error: ", ""));
  }

  static void placeNew(RequestTarget target, ObjectNode body) {
    String namespace = ObjectMeta.namespace(body);
    if (!target.type().namespaced()) {
      ObjectMeta.of(body).remove("namespace");
    } else if (namespace.isEmpty()) {
      ObjectMeta.of(body).put("namespace", target.namespace());
    } else if (!namespace.equals(target.namespace())) {
      throw ApiFailure.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
  }

  static void requirePlace(RequestTarget target, ObjectNode body) {
    if (!ObjectMeta.name(body).equals(target.name())) {
      throw ApiFailure.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(ObjectMeta.name(body), target.name()));
    }
    String namespace = ObjectMeta.namespace(body);
    if (!namespace.isEmpty() && !namespace.equals(target.namespace())) {
      throw ApiFailure.badRequest(
          "the namespace of the object (%s) does not match the namespace on the request (%s)"
              .formatted(namespace, target.namespace()));
    }
  }

  /** Drops what only the server may say, and what says nothing. */
  static void dropServerFields(ObjectNode body) {
    ObjectNode metadata = ObjectMeta.of(body);
    metadata.remove(OF_THE_SERVER);
    metadata.removeIf(field -> field.isNull() || (field.isContainerNode() && field.isEmpty()));
  }

  /** Takes what only the server may say from what is stored. */
  static void keepServerFields(ObjectNode body, ObjectNode stored) {
    dropServerFields(body);
    for (String field : OF_THE_SERVER) {
      if (stored.path("metadata").has(field)) {
        ObjectMeta.of(body).set(field, stored.path("metadata").path(field));
      }
    }
  }
}
