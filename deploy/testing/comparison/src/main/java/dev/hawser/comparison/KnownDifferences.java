package dev.hawser.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The one list of what is not compared and of what is known to differ, each with its reason.
 *
 * <p>A line is {@code outside | resource | field | reason}, {@code differs | scenario | resource |
 * field | reason} or {@code free | earlier | later | reason}. A star stands for any text. Entries
 * that were of no use are told, so that the list can only shrink.
 */
public final class KnownDifferences implements ComparisonScope {
  private final List<Entry> entries;
  private final Set<Entry> used = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> decided = new ConcurrentHashMap<>();

  private record Entry(String text, String word, List<Pattern> patterns, String reason) {
    boolean matches(String... values) {
      for (int i = 0; i < values.length; i++) {
        if (!patterns.get(i).matcher(values[i]).matches()) return false;
      }
      return true;
    }
  }

  private KnownDifferences(List<Entry> entries) {
    this.entries = entries;
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException naming a line that is none
   */
  public static KnownDifferences read(InputStream lines) {
    try {
      var text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
      return new KnownDifferences(
          text.lines()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(KnownDifferences::entry)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(String line) {
    var columns = new ArrayList<String>();
    Pattern.compile("\\s+\\|\\s+").splitAsStream(line.strip()).forEach(columns::add);
    int wanted = columns.get(0).equals("differs") ? 5 : 4;
    if (columns.size() != wanted || columns.get(wanted - 1).isBlank()) {
      throw new IllegalArgumentException("not an entry of the list of differences: " + line);
    }
    var patterns = columns.subList(1, wanted - 1).stream().map(KnownDifferences::pattern).toList();
    return new Entry(line.strip(), columns.get(0), patterns, columns.get(wanted - 1));
  }

  private static Pattern pattern(String glob) {
    var parts = new ArrayList<String>();
    for (String part : glob.split("\\*", -1)) parts.add(Pattern.quote(part));
    return Pattern.compile(String.join(".*", parts));
  }

  @Override
  public boolean contains(ObjectPlace place) {
    return contains(place, "*");
  }

  @Override
  public boolean contains(ObjectPlace place, String trait) {
    return decided.computeIfAbsent(
        place.resource() + " " + trait, unused -> !knows("outside", place.resource(), trait));
  }

  /** Whether the list has a reason for a difference. */
  public boolean explains(String scenario, StateDifference difference) {
    var trait = difference.trait().isEmpty() ? "-" : difference.trait();
    return knows("differs", scenario, difference.place().resource(), trait);
  }

  /** Whether the list says that two things have no order, though examples show one. */
  public boolean frees(String earlier, String later) {
    return knows("free", earlier, later);
  }

  private boolean knows(String word, String... values) {
    boolean found = false;
    for (var entry : entries) {
      if (entry.word().equals(word) && entry.matches(values)) {
        used.add(entry);
        found = true;
      }
    }
    return found;
  }

  /** How many entries speak of differences, not of what is outside. */
  public long size() {
    return entries.stream().filter(entry -> !entry.word().equals("outside")).count();
  }

  /** Entries that nothing has asked for. */
  public List<String> unused() {
    return entries.stream().filter(entry -> !used.contains(entry)).map(Entry::text).toList();
  }
}
