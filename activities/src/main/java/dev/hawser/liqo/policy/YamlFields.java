package dev.hawser.liqo.policy;

import dev.hawser.activity.PeerPolicy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The fields of one mapping in YAML, each with its line. */
final class YamlFields {
  private static final int LONGEST_QUOTE = 60;

  private final Node at;
  private final Map<String, Node> fields;

  private YamlFields(Node at, Map<String, Node> fields) {
    this.at = at;
    this.fields = fields;
  }

  /**
   * The fields of a mapping.
   *
   * @throws YamlProblem if it is none, has an unknown field or one twice
   */
  static YamlFields of(Node node, List<String> known) {
    var fields = new LinkedHashMap<String, Node>();
    each(node, "fields " + String.join(", ", known))
        .forEach(
            (name, value) -> {
              String field = text(name);
              if (!known.contains(field)) {
                throw new YamlProblem(
                    name,
                    "unknown field %s: use %s".formatted(quoted(field), String.join(", ", known)));
              }
              fields.put(field, value);
            });
    return new YamlFields(node, fields);
  }

  /** The entries of a mapping with names of any kind. */
  static Map<Node, Node> each(Node node, String wanted) {
    if (!(node instanceof MappingNode mapping)) throw new YamlProblem(node, "use " + wanted);
    var names = new LinkedHashMap<String, Node>();
    var entries = new LinkedHashMap<Node, Node>();
    for (var entry : mapping.getValue()) {
      String name = text(entry.getKeyNode());
      if (names.put(name, entry.getKeyNode()) != null) {
        throw new YamlProblem(entry.getKeyNode(), quoted(name) + " is there twice: keep one");
      }
      entries.put(entry.getKeyNode(), entry.getValueNode());
    }
    return entries;
  }

  Optional<Node> find(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  Node require(String field) {
    var found = fields.get(field);
    if (found == null) throw new YamlProblem(at, field + " is missing");
    return found;
  }

  /** The elements of a list, each read by that; none if the field is absent. */
  <T> List<T> list(String field, Function<Node, T> element) {
    var found = fields.get(field);
    if (found == null) return List.of();
    if (!(found instanceof SequenceNode sequence)) {
      throw new YamlProblem(found, field + ": use a list");
    }
    return sequence.getValue().stream().map(element).collect(Collectors.toList());
  }

  /** As {@link #list}; the word {@code any} stands for a list of it. */
  <T> List<T> listOrAny(String field, T any, Function<Node, T> element) {
    var found = fields.get(field);
    if (found != null && isAny(found)) return List.of(any);
    if (found != null && !(found instanceof SequenceNode)) {
      throw new YamlProblem(found, field + ": use a list, or any");
    }
    return list(field, each -> element.apply(notAny(field, each)));
  }

  private static Node notAny(String field, Node node) {
    if (!isAny(node)) return node;
    throw new YamlProblem(node, field + ": use any instead of a list, or leave it out of the list");
  }

  /** The word that stands for everything. */
  static boolean isAny(Node node) {
    return node instanceof ScalarNode scalar && PeerPolicy.ANY.equals(scalar.getValue());
  }

  /** A text that is not empty. */
  static String text(Node node) {
    if (!(node instanceof ScalarNode scalar)) throw new YamlProblem(node, "use a text");
    if (scalar.getValue().isBlank() || Tag.NULL.equals(scalar.getTag())) {
      throw new YamlProblem(node, "there is no value");
    }
    return scalar.getValue();
  }

  static String quoted(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
