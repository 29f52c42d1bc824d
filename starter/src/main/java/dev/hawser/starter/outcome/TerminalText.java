package dev.hawser.starter.outcome;

import dev.hawser.activity.PlainText;
import java.util.stream.Collectors;

/**
 * Text as it may reach a terminal. All that people and clusters wrote passes through here, wherever
 * it was stored: nothing in it moves the cursor, sets a title, colours or reorders what is around
 * it.
 */
public final class TerminalText {
  private TerminalText() {}

  /** The text without such characters; line ends and indentation stay. */
  public static String of(String text) {
    return text.lines()
        .map(PlainText::withoutControls)
        .collect(Collectors.joining("\n", "", text.endsWith("\n") ? "\n" : ""));
  }

  /** As one line. */
  public static String line(String text) {
    return PlainText.withoutControls(text);
  }
}
