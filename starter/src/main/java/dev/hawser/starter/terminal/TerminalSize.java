package dev.hawser.starter.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How many characters a line of a terminal has, and how many lines it has. */
public record TerminalSize(int columns, int rows) {
  public static final TerminalSize DEFAULT = new TerminalSize(80, 24);

  /** As the shell has exported it; the default for what it has not. */
  public static TerminalSize ofEnvironment(Map<String, String> environment) {
    return new TerminalSize(
        number(environment.get("COLUMNS")).orElse(DEFAULT.columns),
        number(environment.get("LINES")).orElse(DEFAULT.rows));
  }

  /**
   * As {@code stty size} prints it, rows first; empty where the terminal does not know its size.
   */
  static Optional<TerminalSize> ofStty(String printed) {
    var numbers = printed.strip().split(" ", 2);
    if (numbers.length < 2) return Optional.empty();
    var rows = number(numbers[0]);
    var columns = number(numbers[1]);
    return rows.isPresent() && columns.isPresent()
        ? Optional.of(new TerminalSize(columns.getAsInt(), rows.getAsInt()))
        : Optional.empty();
  }

  private static OptionalInt number(@Nullable String text) {
    if (text == null || !text.matches("[1-9]\\d{0,4}")) return OptionalInt.empty();
    return OptionalInt.of(Integer.parseInt(text));
  }
}
