package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusDetails;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.store.ObjectKey;

/**
 * What a request is about.
 *
 * @param namespace empty for the whole cluster
 * @param name empty for all objects
 * @param subresource empty for the object itself
 */
public record RequestTarget(ResourceType type, String namespace, String name, String subresource) {
  /** An object that is there. */
  public static RequestTarget of(ResourceType type, JsonNode object) {
    return new RequestTarget(type, ObjectMeta.namespace(object), ObjectMeta.name(object), "");
  }

  public ObjectKey key() {
    return new ObjectKey(type.resource(), namespace, name);
  }

  public StatusDetails subject() {
    return type.subject(name);
  }

  ApiFailure notFound() {
    return ApiFailure.notFound(subject());
  }
}
