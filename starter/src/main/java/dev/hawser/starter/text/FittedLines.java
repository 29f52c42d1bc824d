package dev.hawser.starter.text;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text whose lines are too long for a terminal, broken so that columns stay columns. */
public final class FittedLines {
  /** What further lines stand under: a field's value, what follows a sign, or an indentation. */
  private static final Pattern FORM =
      Pattern.compile("(?<head> {9}.*? {2,}| {1,3}(?:-/\\+|[-+~=]) | *)(?<rest>.*)");

  private FittedLines() {}

  /** The text in lines of at most that many characters, as far as words allow. */
  public static String of(String text, int width) {
    if (text.lines().allMatch(line -> line.length() <= width)) return text;
    return text.lines().map(line -> fitted(line, width)).collect(Collectors.joining("\n"));
  }

  private static String fitted(String line, int width) {
    var form = FORM.matcher(line);
    if (line.length() <= width || !form.matches()) return line;
    String head = form.group("head");
    String indent = " ".repeat(head.isEmpty() ? 2 : head.length());
    return head + WrappedText.hanging(form.group("rest"), width, indent);
  }
}
