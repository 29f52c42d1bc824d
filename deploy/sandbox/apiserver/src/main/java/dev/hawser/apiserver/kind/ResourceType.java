package dev.hawser.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.StatusDetails;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One kind in one version, and what the server must know about it.
 *
 * @param counted whether {@code metadata.generation} counts the changes of its specification
 * @param schema an OpenAPI schema; missing when anything goes
 */
public record ResourceType(
    GroupResource resource,
    String version,
    String kind,
    String singular,
    boolean namespaced,
    List<String> shortNames,
    List<String> categories,
    Set<String> subresources,
    boolean counted,
    boolean custom,
    List<Column> columns,
    JsonNode schema) {

  static ResourceType builtIn(
      String group, String version, String plural, String kind, boolean namespaced) {
    return new ResourceType(
        new GroupResource(group, plural),
        version,
        kind,
        kind.toLowerCase(Locale.ROOT),
        namespaced,
        List.of(),
        List.of(),
        Set.of(),
        false,
        false,
        List.of(Column.AGE),
        MissingNode.getInstance());
  }

  ResourceType shortNames(String... names) {
    return new ResourceType(
        resource,
        version,
        kind,
        singular,
        namespaced,
        List.of(names),
        categories,
        subresources,
        counted,
        custom,
        columns,
        schema);
  }

  ResourceType subresources(String... names) {
    return new ResourceType(
        resource,
        version,
        kind,
        singular,
        namespaced,
        shortNames,
        categories,
        Set.of(names),
        counted,
        custom,
        columns,
        schema);
  }

  /** Under which names {@code kubectl get} shows it with others. */
  ResourceType categories(String... names) {
    return new ResourceType(
        resource,
        version,
        kind,
        singular,
        namespaced,
        shortNames,
        List.of(names),
        subresources,
        counted,
        custom,
        columns,
        schema);
  }

  ResourceType withGeneration() {
    return new ResourceType(
        resource,
        version,
        kind,
        singular,
        namespaced,
        shortNames,
        categories,
        subresources,
        true,
        custom,
        columns,
        schema);
  }

  ResourceType columns(Column... shown) {
    return new ResourceType(
        resource,
        version,
        kind,
        singular,
        namespaced,
        shortNames,
        categories,
        subresources,
        counted,
        custom,
        List.of(shown),
        schema);
  }

  public String group() {
    return resource.group();
  }

  public String plural() {
    return resource.plural();
  }

  /** {@code v1}, or {@code apps/v1}. */
  public String apiVersion() {
    return group().isEmpty() ? version : group() + "/" + version;
  }

  public boolean hasStatus() {
    return subresources.contains("status");
  }

  /** What messages call an object of this type. */
  public StatusDetails subject(String name) {
    return new StatusDetails(group(), plural(), name);
  }

  /** What messages about an invalid object of this type call it. */
  public StatusDetails invalidSubject(String name) {
    return new StatusDetails(group(), kind, name);
  }

  /** The object as this version shows it. */
  public ObjectNode rendered(ObjectNode stored) {
    if (stored.path("apiVersion").asText().equals(apiVersion())) return stored;
    ObjectNode copy = stored.deepCopy();
    copy.put("apiVersion", apiVersion()).put("kind", kind);
    return copy;
  }
}
