package dev.hawser.apiserver.kind;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every type that is served now. Safe for use by many threads. */
public final class TypeRegistry {
  private final List<ResourceType> builtIn = BuiltInTypes.all();
  private final Map<String, List<ResourceType>> custom = new LinkedHashMap<>();
  private volatile List<ResourceType> served = builtIn;

  /** Serves what a definition says, in place of what it said before. */
  public synchronized void define(ObjectNode definition) {
    custom.put(ObjectMeta.name(definition), CustomTypes.of(definition));
    publish();
  }

  /** Serves a definition's kinds no longer. */
  public synchronized void forget(ObjectNode definition) {
    custom.remove(ObjectMeta.name(definition));
    publish();
  }

  public List<ResourceType> all() {
    return served;
  }

  public Optional<ResourceType> find(String group, String version, String plural) {
    return served.stream()
        .filter(type -> type.group().equals(group) && type.version().equals(version))
        .filter(type -> type.plural().equals(plural))
        .findFirst();
  }

  /** Any version of a resource. */
  public Optional<ResourceType> find(GroupResource resource) {
    return served.stream().filter(type -> type.resource().equals(resource)).findFirst();
  }

  /** The type of a kind, as owner references and manifests name it. */
  public Optional<ResourceType> ofKind(String apiVersion, String kind) {
    return served.stream()
        .filter(type -> type.apiVersion().equals(apiVersion) && type.kind().equals(kind))
        .findFirst();
  }

  private void publish() {
    var all = new ArrayList<>(builtIn);
    custom.values().forEach(all::addAll);
    served = List.copyOf(all);
  }
}
