package dev.hawser.apiserver.selector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.failure.ApiFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The label selectors of lists and watches, as text. */
public final class LabelSelector implements Predicate<JsonNode> {
  private static final Pattern TERM =
      Pattern.compile(
          "\\s*(?:(?<set>[\\w./-]+)\\s+(?<setop>in|notin)\\s*\\((?<values>[^)]*)\\)"
              + "|(?<key>[\\w./-]+)\\s*(?<op>==|=|!=)\\s*(?<value>[\\w.-]*)"
              + "|(?<not>!)?\\s*(?<exists>[\\w./-]+))\\s*(?:,|$)");

  private final List<Predicate<JsonNode>> terms;

  private LabelSelector(List<Predicate<JsonNode>> terms) {
    this.terms = terms;
  }

  /** Understands a selector; an empty one selects everything. */
  public static LabelSelector parse(String text) {
    var terms = new ArrayList<Predicate<JsonNode>>();
    Matcher matcher = TERM.matcher(text);
    int read = 0;
    while (read < text.length()) {
      matcher.region(read, text.length());
      if (!matcher.lookingAt()) {
        throw ApiFailure.badRequest("unable to parse requirement: " + text.substring(read));
      }
      terms.add(term(matcher));
      read = matcher.end();
    }
    return new LabelSelector(terms);
  }

  /** The labels that a field of an object, such as a disruption budget's, wants to match. */
  public static LabelSelector of(JsonNode selector) {
    return new LabelSelector(
        selector.path("matchLabels").properties().stream()
            .map(label -> in(label.getKey(), Set.of(label.getValue().asText())))
            .toList());
  }

  @Override
  public boolean test(JsonNode object) {
    JsonNode labels = object.path("metadata").path("labels");
    return terms.stream().allMatch(term -> term.test(labels));
  }

  private static Predicate<JsonNode> term(Matcher matcher) {
    if (matcher.group("set") != null) {
      Predicate<JsonNode> in = in(matcher.group("set"), values(matcher.group("values")));
      return matcher.group("setop").equals("in") ? in : in.negate();
    }
    if (matcher.group("key") != null) {
      Predicate<JsonNode> equal = in(matcher.group("key"), Set.of(matcher.group("value")));
      return matcher.group("op").equals("!=") ? equal.negate() : equal;
    }
    String key = matcher.group("exists");
    Predicate<JsonNode> exists = labels -> labels.has(key);
    return matcher.group("not") == null ? exists : exists.negate();
  }

  private static Predicate<JsonNode> in(String key, Set<String> values) {
    return labels -> labels.has(key) && values.contains(labels.path(key).asText());
  }

  private static Set<String> values(String list) {
    return Arrays.stream(list.split(",", -1)).map(String::strip).collect(Collectors.toSet());
  }
}
