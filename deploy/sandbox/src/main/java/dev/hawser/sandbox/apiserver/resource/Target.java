package dev.hawser.sandbox.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.sandbox.apiserver.failure.ApiFailure;
import dev.hawser.sandbox.apiserver.failure.Subject;
import dev.hawser.sandbox.apiserver.kind.ResourceType;
import dev.hawser.sandbox.apiserver.object.Meta;
import dev.hawser.sandbox.apiserver.store.ObjectKey;

/**
 * What a request is about.
 *
 * @param namespace empty for the whole cluster
 * @param name empty for all objects
 * @param subresource empty for the object itself
 */
public record Target(ResourceType type, String namespace, String name, String subresource) {
  /** An object that is there. */
  public static Target of(ResourceType type, JsonNode object) {
    return new Target(type, Meta.namespace(object), Meta.name(object), "");
  }

  public ObjectKey key() {
    return new ObjectKey(type.resource(), namespace, name);
  }

  public Subject subject() {
    return type.subject(name);
  }

  ApiFailure notFound() {
    return ApiFailure.notFound(subject());
  }
}
