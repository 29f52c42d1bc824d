package dev.hawser.starter.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words, and words that are longer than a line. */
public final class WrappedText {
  private static final int NARROWEST = 8;

  private WrappedText() {}

  /** Lines of at most that many characters; one empty line for an empty text. */
  public static List<String> lines(String text, int width) {
    int longest = Math.max(NARROWEST, width);
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > longest) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (!line.isEmpty()) line.append(' ');
      line.append(word);
      while (line.length() > longest) {
        lines.add(line.substring(0, longest));
        line.delete(0, longest);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text, with every line but the first indented. */
  public static String hanging(String text, int width, String indent) {
    var lines = lines(text, width - indent.length());
    return String.join("\n" + indent, lines);
  }
}
