package dev.hawser.activity;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Words from people and from clusters, made safe to show: one line of bounded length, without
 * control characters, which steer a terminal, and without characters that reorder or hide text.
 * Markdown and JSON are not escaped here.
 */
public final class PlainText {
  /** For what a person gives as a reason, and for who they are. */
  public static final int REASON = 500;

  /** For what a cluster says, such as the message of an Event. */
  public static final int WORDS = 600;

  /** For the message of a failure, which joins several of those. */
  public static final int FAILURE = 8_000;

  private static final String CUT = "…";
  private static final int NOTHING = 0;

  private PlainText() {}

  /** The words without those characters, cut to that many. */
  public static String of(String words, int longest) {
    var text = new StringBuilder(Math.min(words.length(), longest));
    int read = 0;
    while (read < words.length() && text.length() <= longest) {
      int character = words.codePointAt(read);
      read += Character.charCount(character);
      append(text, character);
    }
    return cut(text.toString().strip(), longest);
  }

  /** Each line of it as {@link #of}, cut to that many characters together. */
  public static String lines(String text, int longest) {
    return cut(
        text.lines().map(line -> of(line, longest)).collect(Collectors.joining("\n")), longest);
  }

  /** The words as a cluster gave them; null stays null. */
  public static @Nullable String ofCluster(@Nullable String words) {
    return words == null ? null : of(words, WORDS);
  }

  /** Such words by name, in a stable order. */
  public static Map<String, String> ofCluster(@Nullable Map<String, String> words) {
    var texts = new TreeMap<String, String>();
    if (words != null) {
      words.forEach((name, text) -> texts.put(of(name, WORDS), of(String.valueOf(text), WORDS)));
    }
    return Collections.unmodifiableMap(texts);
  }

  /** The words as a person gave them; null stays null. */
  public static @Nullable String ofPerson(@Nullable String words) {
    return words == null ? null : of(words, REASON);
  }

  /** The words without those characters; spaces stay, and line ends become spaces. */
  public static String withoutControls(String words) {
    var text = new StringBuilder(words.length());
    words.codePoints().forEach(character -> text.appendCodePoint(visible(character)));
    return text.toString().replace(String.valueOf((char) NOTHING), "");
  }

  private static int visible(int character) {
    if (Character.isWhitespace(character)) return ' ';
    return isUnsafe(character) ? NOTHING : character;
  }

  /** At most that many characters; never half a character. */
  public static String cut(String text, int longest) {
    if (text.length() <= longest) return text;
    int end = longest - CUT.length();
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
  }

  /** Whether the text is one that {@link #of} would not change, whatever its length. */
  static boolean isPlain(String text) {
    return text.codePoints().noneMatch(PlainText::isUnsafe);
  }

  private static void append(StringBuilder text, int character) {
    boolean space = Character.isWhitespace(character) || Character.isSpaceChar(character);
    if (space) {
      if (text.isEmpty() || text.charAt(text.length() - 1) != ' ') text.append(' ');
    } else if (!isUnsafe(character)) {
      text.appendCodePoint(character);
    }
  }

  /** Controls, format characters (bidi, zero width), halves of characters, private use. */
  private static boolean isUnsafe(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
