package dev.hawser.contract.structuralschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * One version of a CustomResourceDefinition.
 *
 * @param names plural and singular, and the short names sorted after them
 */
record Definition(
    String group,
    String version,
    String kind,
    String scope,
    List<String> names,
    boolean served,
    boolean stored,
    boolean status,
    JsonNode schema) {
  private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory());

  /** The definitions in all files of a folder. */
  static List<Definition> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().flatMap(file -> read(file).stream()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definitions in a YAML text. */
  static List<Definition> of(InputStream yaml) throws IOException {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      return documents.readAll().stream().flatMap(Definition::versions).toList();
    }
  }

  /** The resource as in a request's path. */
  String resource() {
    return group + "/" + names.getFirst();
  }

  /** The same without its schema. */
  Definition shape() {
    return new Definition(
        group, version, kind, scope, names, served, stored, status, NullNode.getInstance());
  }

  private static List<Definition> read(Path file) {
    try (var in = Files.newInputStream(file)) {
      return of(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Definition> versions(JsonNode definition) {
    JsonNode spec = definition.path("spec");
    return Stream.iterate(0, i -> i < spec.path("versions").size(), i -> i + 1)
        .map(i -> of(spec, spec.path("versions").path(i)));
  }

  private static Definition of(JsonNode spec, JsonNode version) {
    JsonNode names = spec.path("names");
    Set<String> shortNames = new TreeSet<>();
    names.path("shortNames").forEach(name -> shortNames.add(name.asText()));
    return new Definition(
        spec.path("group").asText(),
        version.path("name").asText(),
        names.path("kind").asText(),
        spec.path("scope").asText(),
        Stream.concat(
                Stream.of(names.path("plural").asText(), names.path("singular").asText()),
                shortNames.stream())
            .toList(),
        version.path("served").asBoolean(),
        version.path("storage").asBoolean(),
        version.path("subresources").has("status"),
        version.path("schema").path("openAPIV3Schema"));
  }
}
