package dev.hawser.activity;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A request whose fields have impossible values, or contradict one another. It carries the fields
 * as values, so that each caller reads the names that it used itself.
 */
public final class InvalidFieldException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final List<String> fields;

  /**
   * @param problem what is wrong and what to do; {@code {}} stands for a field
   * @param fields paths in the request, such as {@code gateway.nodePort}, one for each {@code {}}
   */
  public InvalidFieldException(String problem, String... fields) {
    super(named(problem, List.of(fields), UnaryOperator.identity()));
    this.problem = problem;
    this.fields = List.copyOf(List.of(fields));
  }

  /** The fields that the problem is about, the first one first. */
  public List<String> fields() {
    return fields;
  }

  /** The problem, with fields called what the caller calls them. */
  public String message(UnaryOperator<String> name) {
    return named(problem, fields, name);
  }

  private static String named(String problem, List<String> fields, UnaryOperator<String> name) {
    var text = new StringBuilder();
    int from = 0;
    for (String field : fields) {
      int place = problem.indexOf("{}", from);
      text.append(problem, from, place).append(name.apply(field));
      from = place + "{}".length();
    }
    return text.append(problem.substring(from)).toString();
  }
}
