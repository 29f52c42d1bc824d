package dev.hawser.apiserver.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simple JSON paths of printer columns: fields, indexes, wildcards and equality filters. */
public final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.(?<field>(?:\\\\.|[^.\\[\\\\])+)"
              + "|\\[(?<all>\\*)]"
              + "|\\[(?<index>\\d+)]"
              + "|\\[\\?\\(@\\.(?<key>[\\w.]+)\\s*==\\s*[\"'](?<value>[^\"']*)[\"']\\)]"
              + "|\\['(?<quoted>[^']+)']");

  private final List<Function<JsonNode, Stream<JsonNode>>> steps;

  private JsonPath(List<Function<JsonNode, Stream<JsonNode>>> steps) {
    this.steps = steps;
  }

  /** Understands a path; what it cannot read selects nothing. */
  public static JsonPath parse(String path) {
    var steps = new ArrayList<Function<JsonNode, Stream<JsonNode>>>();
    Matcher matcher = STEP.matcher(path);
    int read = 0;
    while (matcher.lookingAt()) {
      steps.add(step(matcher));
      read = matcher.end();
      matcher.region(read, path.length());
    }
    if (read < path.length()) steps.add(node -> Stream.empty());
    return new JsonPath(steps);
  }

  /** What the path selects, several results joined by commas; missing when there is none. */
  public JsonNode first(JsonNode root) {
    List<JsonNode> found = select(root);
    if (found.isEmpty()) return MissingNode.getInstance();
    if (found.size() == 1) return found.getFirst();
    return TextNode.valueOf(found.stream().map(JsonNode::asText).collect(Collectors.joining(",")));
  }

  private List<JsonNode> select(JsonNode root) {
    Stream<JsonNode> selected = Stream.of(root);
    for (var step : steps) {
      selected = selected.flatMap(step);
    }
    return selected.filter(node -> !node.isMissingNode() && !node.isNull()).toList();
  }

  private static Function<JsonNode, Stream<JsonNode>> step(Matcher matcher) {
    if (matcher.group("field") != null) {
      String field = matcher.group("field").replaceAll("\\\\(.)", "$1");
      return node -> Stream.of(node.path(field));
    }
    if (matcher.group("quoted") != null) {
      String field = matcher.group("quoted");
      return node -> Stream.of(node.path(field));
    }
    if (matcher.group("index") != null) {
      int index = Integer.parseInt(matcher.group("index"));
      return node -> Stream.of(node.path(index));
    }
    if (matcher.group("all") != null) return Json::elements;
    JsonPath key = parse("." + matcher.group("key"));
    String value = matcher.group("value");
    return node -> Json.elements(node).filter(each -> key.first(each).asText("").equals(value));
  }
}
