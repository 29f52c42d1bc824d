package dev.hawser.apiserver.selector;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.object.JsonPath;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The field selectors of lists and watches: name and namespace, and a few of built-in kinds. */
public final class FieldSelector implements Predicate<JsonNode> {
  private static final Pattern TERM = Pattern.compile("([\\w.]+)\\s*(==|=|!=)(.*)");
  private static final Set<String> SELECTABLE =
      Set.of(
          "metadata.name",
          "metadata.namespace",
          "status.phase",
          "spec.nodeName",
          "type",
          "spec.signerName",
          "involvedObject.name",
          "involvedObject.namespace",
          "involvedObject.kind",
          "involvedObject.uid",
          "reason");

  private final List<Predicate<JsonNode>> terms;

  private FieldSelector(List<Predicate<JsonNode>> terms) {
    this.terms = terms;
  }

  /** Understands a selector; an empty one selects everything. */
  public static FieldSelector parse(String text) {
    return new FieldSelector(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(term -> !term.isEmpty())
            .map(FieldSelector::term)
            .toList());
  }

  @Override
  public boolean test(JsonNode object) {
    return terms.stream().allMatch(term -> term.test(object));
  }

  private static Predicate<JsonNode> term(String term) {
    Matcher matcher = TERM.matcher(term);
    if (!matcher.matches()) {
      throw ApiFailure.badRequest(
          "invalid selector: '%1$s'; can't understand '%1$s'".formatted(term));
    }
    if (!SELECTABLE.contains(matcher.group(1))) {
      throw ApiFailure.badRequest("field label not supported: " + matcher.group(1));
    }
    JsonPath path = JsonPath.parse("." + matcher.group(1));
    String value = matcher.group(3).strip();
    boolean wanted = !matcher.group(2).equals("!=");
    return object -> path.first(object).asText("").equals(value) == wanted;
  }
}
