package dev.hawser.starter.options;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that somebody meant who has mistyped it. */
public final class SimilarWord {
  private static final int SHORTEST_BEGINNING = 4;

  private SimilarWord() {}

  /** The known word that differs least; empty when none is close. */
  public static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> isClose(word, candidate))
        .min(
            Comparator.comparingInt((String candidate) -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isClose(String word, String candidate) {
    boolean isBeginning = word.length() >= SHORTEST_BEGINNING && candidate.startsWith(word);
    return isBeginning || distance(word, candidate) <= Math.max(1, word.length() / 3);
  }

  /** How many letters have to be put in, left out or replaced; two that are swapped count once. */
  private static int distance(String from, String to) {
    var rows = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) rows[i][0] = i;
    for (int j = 0; j <= to.length(); j++) rows[0][j] = j;
    for (int i = 1; i <= from.length(); i++) {
      for (int j = 1; j <= to.length(); j++) {
        int replaced = rows[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        rows[i][j] = Math.min(replaced, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        if (areSwapped(from, i, to, j)) rows[i][j] = Math.min(rows[i][j], 1 + rows[i - 2][j - 2]);
      }
    }
    return rows[from.length()][to.length()];
  }

  private static boolean areSwapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
