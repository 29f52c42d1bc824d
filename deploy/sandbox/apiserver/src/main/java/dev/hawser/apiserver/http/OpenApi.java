package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.http.Discovery.GroupVersion;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.object.Json;
import java.util.Optional;

/**
 * As much OpenAPI as {@code kubectl apply} needs to leave validation to the server: that patches
 * know {@code fieldValidation}.
 */
final class OpenApi {
  private static final String ROOT = "/openapi/v3";

  private final TypeRegistry types;
  private final Discovery discovery;

  OpenApi(TypeRegistry types, Discovery discovery) {
    this.types = types;
    this.discovery = discovery;
  }

  /** The document at a path; empty when there is none. */
  Optional<ObjectNode> document(String path) {
    if (path.equals(ROOT)) return Optional.of(index());
    return discovery
        .versions()
        .filter(version -> path.equals(ROOT + "/" + place(version)))
        .findFirst()
        .map(this::document);
  }

  private ObjectNode index() {
    ObjectNode index = Json.object();
    ObjectNode paths = index.putObject("paths");
    discovery
        .versions()
        .map(OpenApi::place)
        .forEach(
            place ->
                paths
                    .putObject(place)
                    .put("serverRelativeURL", ROOT + "/" + place + "?hash=" + types.all().size()));
    return index;
  }

  private ObjectNode document(GroupVersion version) {
    ObjectNode document = Json.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", "v1.35.4");
    ObjectNode paths = document.putObject("paths");
    types.all().stream()
        .filter(type -> type.apiVersion().equals(version.apiVersion()))
        .forEach(type -> paths.set(itemPath(version, type), item(type)));
    document.putObject("components").putObject("schemas");
    return document;
  }

  private static ObjectNode item(ResourceType type) {
    ObjectNode item = Json.object();
    ObjectNode patch = item.putObject("patch").put("x-kubernetes-action", "patch");
    ArrayNode parameters = patch.putArray("parameters");
    for (String name : new String[] {"dryRun", "fieldManager", "fieldValidation", "force"}) {
      parameters
          .addObject()
          .put("name", name)
          .put("in", "query")
          .putObject("schema")
          .put("type", "string");
    }
    patch
        .putObject("x-kubernetes-group-version-kind")
        .put("group", type.group())
        .put("version", type.version())
        .put("kind", type.kind());
    patch.putObject("responses");
    return item;
  }

  private static String itemPath(GroupVersion version, ResourceType type) {
    String namespace = type.namespaced() ? "/namespaces/{namespace}" : "";
    return "/" + place(version) + namespace + "/" + type.plural() + "/{name}";
  }

  private static String place(GroupVersion version) {
    return (version.group().isEmpty() ? "api/" : "apis/") + version.apiVersion();
  }
}
