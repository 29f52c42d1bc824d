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
 * The list of what is not compared and what may differ, each with its reason.
 *
 * <p>A line is {@code ignored | resource | field | reason}, {@code differs | scenario | resource |
 * field | reason} or {@code unordered | earlier | later | reason}. An asterisk matches any text.
 * {@link #unused} reports entries that no comparison needed, so that the list only shrinks.
 */
public final class KnownDifferences implements ComparisonScope {
  private final List<Entry> entries;
  private final Set<Entry> used = ConcurrentHashMap.newKeySet();
  private final Map<String, Boolean> cache = new ConcurrentHashMap<>();

  private record Entry(String text, String category, List<Pattern> patterns, String reason) {
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
   * @throws IllegalArgumentException if a line has another format; the message quotes it
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
  public boolean contains(ObjectLocation place) {
    return contains(place, "*");
  }

  @Override
  public boolean contains(ObjectLocation place, String field) {
    return cache.computeIfAbsent(
        place.resource() + " " + field, unused -> !find("ignored", place.resource(), field));
  }

  /** Whether the list has a reason for a difference. */
  public boolean explains(String scenario, StateDifference difference) {
    var field = difference.field().isEmpty() ? "-" : difference.field();
    return find("differs", scenario, difference.place().resource(), field);
  }

  /** Whether the list says that two events have no order, although examples show one. */
  public boolean allowsAnyOrder(String earlier, String later) {
    return find("unordered", earlier, later);
  }

  private boolean find(String word, String... values) {
    boolean found = false;
    for (var entry : entries) {
      if (entry.category().equals(word) && entry.matches(values)) {
        used.add(entry);
        found = true;
      }
    }
    return found;
  }

  /** The number of entries that allow a difference, without those that ignore something. */
  public long count() {
    return entries.stream().filter(entry -> !entry.category().equals("ignored")).count();
  }

  /** Entries that no comparison has needed so far. */
  public List<String> unused() {
    return entries.stream().filter(entry -> !used.contains(entry)).map(Entry::text).toList();
  }
}
