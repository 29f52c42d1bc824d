package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.store.ObjectKey;
import dev.hawser.apiserver.store.Store;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The objects as they are stored, for tests that need a state no client could bring an object into:
 * a UID or a deletion timestamp of their choice, a status without a controller.
 *
 * <p>What is read or written here passes no authorization, filter, admission or audit. Watches and
 * controllers see the changes as they see any other.
 */
public final class StoredObjects {
  private final Store store;
  private final TypeRegistry types;
  private final Resources resources;

  public StoredObjects(Store store, TypeRegistry types, Resources resources) {
    this.store = store;
    this.types = types;
    this.resources = resources;
  }

  /**
   * A copy of an object.
   *
   * @param namespace empty for objects of the whole cluster
   * @return empty when there is none
   * @throws IllegalArgumentException for a kind that is not served
   */
  public Optional<ObjectNode> find(String apiVersion, String kind, String namespace, String name) {
    var key = new ObjectKey(type(apiVersion, kind).resource(), namespace, name);
    return store.get(key).map(ObjectNode::deepCopy);
  }

  /**
   * Stores an object as it is, in place of the one with its name. Only a missing UID or creation
   * timestamp is filled in; the resource version is always the next one.
   *
   * @throws IllegalArgumentException for a kind that is not served
   */
  public void put(ObjectNode object) {
    ResourceType type = type(object.path("apiVersion").asText(), object.path("kind").asText());
    ObjectNode complete = complete(object.deepCopy());
    ObjectKey key = ObjectKey.of(type.resource(), complete);
    store.atomically(
        () ->
            store
                .get(key)
                .map(existing -> store.replace(key, existing, complete))
                .orElseGet(() -> store.add(key, complete)));
  }

  /** As above, from JSON. */
  public void put(String json) {
    put(Json.parse(json));
  }

  /**
   * Defines a custom kind that has a status and takes any field.
   *
   * @param apiVersion group and version
   */
  public void define(String apiVersion, String kind, String plural, boolean namespaced) {
    int slash = apiVersion.indexOf('/');
    put(
        """
        {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
         "metadata": {"name": "%2$s.%1$s"},
         "spec": {"group": "%1$s", "scope": "%5$s",
           "names": {"kind": "%3$s", "plural": "%2$s", "listKind": "%3$sList"},
           "versions": [{"name": "%4$s", "served": true, "storage": true,
             "subresources": {"status": {}},
             "schema": {"openAPIV3Schema": {"type": "object",
               "x-kubernetes-preserve-unknown-fields": true}}}]}}
        """
            .formatted(
                apiVersion.substring(0, slash),
                plural,
                kind,
                apiVersion.substring(slash + 1),
                namespaced ? "Namespaced" : "Cluster"));
  }

  /**
   * Deletes an object as the API does: one with finalizers stays until they are removed.
   *
   * @throws dev.hawser.apiserver.failure.ApiFailure 404 when there is none
   */
  public void delete(String apiVersion, String kind, String namespace, String name) {
    var target = new RequestTarget(type(apiVersion, kind), namespace, name, "");
    resources.delete(target, DeleteOptions.BACKGROUND, WriteContext.SYSTEM);
  }

  private ResourceType type(String apiVersion, String kind) {
    return types
        .ofKind(apiVersion, kind)
        .orElseThrow(() -> new IllegalArgumentException("not served: " + apiVersion + " " + kind));
  }

  private static ObjectNode complete(ObjectNode object) {
    ObjectNode metadata = ObjectMeta.of(object);
    if (!metadata.has("uid")) metadata.put("uid", UUID.randomUUID().toString());
    if (!metadata.has("creationTimestamp")) {
      metadata.put("creationTimestamp", ObjectMeta.timestamp(Instant.now()));
    }
    return object;
  }
}
