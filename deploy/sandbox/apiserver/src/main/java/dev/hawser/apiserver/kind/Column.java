package dev.hawser.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.apiserver.object.JsonPath;
import java.util.function.Function;

/**
 * A column of what {@code kubectl get} prints.
 *
 * @param type string, integer, date, ...
 * @param priority above 0: only in wide output
 */
public record Column(String name, String type, int priority, Function<JsonNode, JsonNode> value) {
  public static final Column AGE = at("Age", "date", 0, ".metadata.creationTimestamp");

  /** A column that shows what a path selects. */
  public static Column at(String name, String type, int priority, String path) {
    return new Column(name, type, priority, JsonPath.parse(path)::first);
  }

  static Column text(String name, String path) {
    return at(name, "string", 0, path);
  }

  static Column count(String name, String field) {
    return new Column(name, "integer", 0, object -> IntNode.valueOf(object.path(field).size()));
  }

  static Column computed(String name, Function<JsonNode, String> value) {
    return new Column(name, "string", 0, object -> TextNode.valueOf(value.apply(object)));
  }
}
