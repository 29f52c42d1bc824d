package dev.hawser.apiserver.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** JSON and YAML text, and the trees it stands for. */
public final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YAMLMapper YAML = new YAMLMapper();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An array of strings. */
  public static ArrayNode strings(Iterable<String> values) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(array::add);
    return array;
  }

  /** Reads one JSON document. */
  public static JsonNode read(byte[] json) throws IOException {
    return JSON.readTree(json);
  }

  /** Reads one YAML document. */
  public static JsonNode readYaml(byte[] yaml) throws IOException {
    return YAML.readTree(yaml);
  }

  /** Reads a JSON object from text that is known to hold one. */
  public static ObjectNode parse(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The compact text of a tree. */
  public static byte[] write(JsonNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The elements of an array; none when there is no array. */
  public static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  /** The objects of an array; none when there is no array. */
  public static List<ObjectNode> objects(JsonNode array) {
    return array.isArray()
        ? elements(array).filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast).toList()
        : List.of();
  }

  /** The texts of an array; none when there is no array. */
  public static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asText).toList();
  }

  /** The object in a field, made when absent. */
  public static ObjectNode child(ObjectNode parent, String field) {
    return parent.path(field) instanceof ObjectNode found ? found : parent.putObject(field);
  }
}
