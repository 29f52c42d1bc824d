package dev.hawser.starter;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that the user typed, as a line to be typed again.
 *
 * @param words without the name of the program
 */
record TypedCommand(List<String> words) {
  TypedCommand {
    words = List.copyOf(words);
  }

  /** The same command. */
  String again() {
    return "hawser" + joined(words);
  }

  private static String joined(List<String> words) {
    return words.stream().map(word -> " " + quoted(word)).collect(Collectors.joining());
  }

  /** As a shell reads it. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
