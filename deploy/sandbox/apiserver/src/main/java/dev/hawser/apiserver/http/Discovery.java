package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.object.Json;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Says which groups, versions and resources are served. */
final class Discovery {
  private static final List<String> VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
  private static final List<String> SUBRESOURCE_VERBS = List.of("get", "patch", "update");

  private final TypeRegistry types;

  Discovery(TypeRegistry types) {
    this.types = types;
  }

  /** The document at a path; empty when there is none. */
  Optional<ObjectNode> document(String path) {
    List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    return switch (parts.size()) {
      case 1 -> parts.getFirst().equals("api") ? Optional.of(coreVersions()) : groups(parts);
      case 2 -> parts.getFirst().equals("api") ? resources("", parts.get(1)) : group(parts);
      case 3 ->
          parts.getFirst().equals("apis")
              ? resources(parts.get(1), parts.get(2))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Every group and version, the core group's empty. */
  Stream<GroupVersion> versions() {
    return Stream.concat(
            types.all().stream().map(type -> new GroupVersion(type.group(), type.version())),
            Stream.of(ReviewEndpoint.VERSION))
        .distinct();
  }

  /** A group in a version. */
  record GroupVersion(String group, String version) {
    String apiVersion() {
      return group.isEmpty() ? version : group + "/" + version;
    }

    ObjectNode toJson() {
      return Json.object().put("groupVersion", apiVersion()).put("version", version);
    }
  }

  private static ObjectNode coreVersions() {
    ObjectNode versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return versions;
  }

  private Optional<ObjectNode> groups(List<String> parts) {
    if (!parts.getFirst().equals("apis")) return Optional.empty();
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    var names = new TreeSet<>(versions().map(GroupVersion::group).toList());
    names.stream().filter(name -> !name.isEmpty()).forEach(name -> groups.add(group(name)));
    return Optional.of(list);
  }

  private Optional<ObjectNode> group(List<String> parts) {
    String name = parts.get(1);
    boolean served = versions().anyMatch(version -> version.group().equals(name));
    return parts.getFirst().equals("apis") && served && !name.isEmpty()
        ? Optional.of(group(name).put("kind", "APIGroup").put("apiVersion", "v1"))
        : Optional.empty();
  }

  private ObjectNode group(String name) {
    ObjectNode group = Json.object().put("name", name);
    List<GroupVersion> versions =
        versions()
            .filter(version -> version.group().equals(name))
            .sorted(Comparator.comparing(GroupVersion::version).reversed())
            .toList();
    ArrayNode array = group.putArray("versions");
    versions.forEach(version -> array.add(version.toJson()));
    group.set("preferredVersion", versions.getFirst().toJson());
    return group;
  }

  private Optional<ObjectNode> resources(String group, String version) {
    var wanted = new GroupVersion(group, version);
    if (versions().noneMatch(wanted::equals)) return Optional.empty();
    ObjectNode list = Json.object().put("kind", "APIResourceList");
    if (!group.isEmpty()) list.put("apiVersion", "v1");
    list.put("groupVersion", wanted.apiVersion());
    ArrayNode resources = list.putArray("resources");
    types.all().stream()
        .filter(type -> type.group().equals(group) && type.version().equals(version))
        .forEach(type -> describe(type, resources));
    if (wanted.equals(ReviewEndpoint.VERSION)) ReviewEndpoint.describe(resources);
    return Optional.of(list);
  }

  private static void describe(ResourceType type, ArrayNode resources) {
    ObjectNode resource = describe(type, type.plural(), verbs(type));
    resource.put("singularName", type.singular());
    if (!type.shortNames().isEmpty()) {
      resource.set("shortNames", Json.strings(type.shortNames()));
    }
    if (!type.categories().isEmpty()) {
      resource.set("categories", Json.strings(type.categories()));
    }
    resources.add(resource);
    for (String subresource : new TreeSet<>(type.subresources())) {
      var described = describe(type, type.plural() + "/" + subresource, verbs(subresource));
      if (subresource.equals("eviction")) {
        described.put("group", "policy").put("version", "v1").put("kind", "Eviction");
      }
      resources.add(described);
    }
  }

  private static List<String> verbs(ResourceType type) {
    boolean together = !type.kind().equals("Namespace");
    return VERBS.stream().filter(verb -> together || !verb.equals("deletecollection")).toList();
  }

  private static List<String> verbs(String subresource) {
    return switch (subresource) {
      case "finalize" -> List.of("update");
      case "eviction" -> List.of("create");
      default -> SUBRESOURCE_VERBS;
    };
  }

  private static ObjectNode describe(ResourceType type, String name, List<String> verbs) {
    ObjectNode resource = Json.object().put("name", name).put("singularName", "");
    resource.put("namespaced", type.namespaced()).put("kind", type.kind());
    resource.set("verbs", Json.strings(verbs));
    return resource;
  }
}
