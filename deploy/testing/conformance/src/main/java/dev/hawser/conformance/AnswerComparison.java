package dev.hawser.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds where two answers differ. */
final class AnswerComparison {
  private final List<AnswerDifference> differences = new ArrayList<>();
  private final String exchange;

  private AnswerComparison(String exchange) {
    this.exchange = exchange;
  }

  /** The innermost values that differ; empty if the answers are equal. */
  static List<AnswerDifference> of(RecordedAnswer real, RecordedAnswer embedded) {
    if (!real.key().equals(embedded.key())) {
      throw new IllegalArgumentException(real.key() + " is not " + embedded.key());
    }
    var comparison = new AnswerComparison(real.key());
    comparison.compare("", real.answer(), embedded.answer());
    return List.copyOf(comparison.differences);
  }

  private void compare(String pointer, JsonNode real, JsonNode embedded) {
    if (real.equals(embedded)) return;
    boolean objects = real.isObject() && embedded.isObject();
    if (!objects && !(real.isArray() && embedded.isArray())) {
      differences.add(new AnswerDifference(exchange, pointer, real, embedded));
    } else if (objects) {
      var names = new TreeSet<String>();
      real.fieldNames().forEachRemaining(names::add);
      embedded.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> compare(child(pointer, name), real.path(name), embedded.path(name)));
    } else {
      for (int i = 0; i < Math.max(real.size(), embedded.size()); i++) {
        compare(pointer + "/" + i, real.path(i), embedded.path(i));
      }
    }
  }

  private static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
