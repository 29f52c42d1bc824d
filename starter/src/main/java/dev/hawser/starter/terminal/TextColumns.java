package dev.hawser.starter.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * Text as it fills the columns of a terminal, in which some characters take two and others none.
 */
public final class TextColumns {
  private static final String CUT = "…";

  private TextColumns() {}

  /** How many columns the text takes. */
  public static int of(String text) {
    return text.codePoints().map(TextColumns::of).sum();
  }

  /** The text, or as much of it as fits before a "…". */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) return text;
    return columns < 1 ? "" : start(text, columns - 1).stripTrailing() + CUT;
  }

  /**
   * The text as lines that fit, broken at spaces where possible.
   *
   * @param most no more lines than that; the last one is cut if there is more text
   */
  public static List<String> wrap(String text, int columns, int most) {
    var lines = new ArrayList<String>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most) {
      String line = lines.size() == most - 1 ? cut(rest, columns) : line(rest, columns);
      lines.add(line.stripTrailing());
      rest = rest.substring(Math.min(line.length(), rest.length())).stripLeading();
    }
    return lines;
  }

  /** As many words as fit; part of a word that does not fit a line, at least one character. */
  private static String line(String text, int columns) {
    String start = start(text, columns);
    if (start.isEmpty()) return text.substring(0, text.offsetByCodePoints(0, 1));
    if (start.length() == text.length() || text.charAt(start.length()) == ' ') return start;
    int space = start.lastIndexOf(' ');
    return space > 0 ? start.substring(0, space) : start;
  }

  /** The longest start of the text that fits, never half a character. */
  private static String start(String text, int columns) {
    int end = 0;
    int taken = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      taken += of(character);
      if (taken > columns) break;
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }

  private static int of(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** East Asian scripts and pictures. */
  private static boolean isWide(int character) {
    return isBetween(character, 0x1100, 0x115F)
        || isBetween(character, 0x2E80, 0xA4CF)
        || isBetween(character, 0xAC00, 0xD7A3)
        || isBetween(character, 0xF900, 0xFAFF)
        || isBetween(character, 0xFE30, 0xFE6F)
        || isBetween(character, 0xFF00, 0xFF60)
        || isBetween(character, 0xFFE0, 0xFFE6)
        || isBetween(character, 0x1F300, 0x1F64F)
        || isBetween(character, 0x1F680, 0x1F6FF)
        || isBetween(character, 0x1F900, 0x1F9FF)
        || isBetween(character, 0x20000, 0x3FFFD);
  }

  private static boolean isBetween(int character, int first, int last) {
    return character >= first && character <= last;
  }
}
