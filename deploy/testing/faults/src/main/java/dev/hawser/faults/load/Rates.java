package dev.hawser.faults.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How often things happened within a time.
 *
 * @param counts by name
 * @param peak the most in any one second
 * @param peakCounts what happened in that second, by name
 */
record Rates(Duration time, Map<String, Long> counts, double peak, Map<String, Long> peakCounts) {
  private static final double SECOND = 1e9;

  /** Two readings this close together say nothing about a second. */
  private static final double SHORTEST = 0.5;

  Rates {
    counts = Map.copyOf(counts);
    peakCounts = Map.copyOf(peakCounts);
  }

  /**
   * Counters as they were at one moment.
   *
   * @param nanos as of {@link System#nanoTime}
   * @param counts since some fixed time, by name
   */
  record Reading(long nanos, Map<String, Long> counts) {
    private long total() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private double secondsSince(Reading earlier) {
      return (nanos - earlier.nanos) / SECOND;
    }
  }

  /** What happened between the first reading and the last, of which there must be at least one. */
  static Rates of(List<Reading> readings) {
    var first = readings.getFirst();
    var last = readings.getLast();
    double peak = 0;
    var peakCounts = Map.<String, Long>of();
    for (int next = 1; next < readings.size(); next++) {
      var from = readings.get(next - 1);
      var to = readings.get(next);
      double seconds = to.secondsSince(from);
      double rate = (to.total() - from.total()) / seconds;
      if (seconds < SHORTEST || rate <= peak) continue;
      peak = rate;
      peakCounts = counts(from, to);
    }
    var time = Duration.ofNanos(last.nanos() - first.nanos());
    return new Rates(time, counts(first, last), peak, peakCounts);
  }

  private static Map<String, Long> counts(Reading first, Reading last) {
    var counts = new TreeMap<String, Long>();
    last.counts()
        .forEach((name, count) -> counts.put(name, count - first.counts().getOrDefault(name, 0L)));
    counts.values().removeIf(count -> count == 0);
    return counts;
  }

  /** All together, per second. */
  double mean() {
    return perSecond(counts.values().stream().mapToLong(Long::longValue).sum());
  }

  private double perSecond(long count) {
    return time.isZero() ? 0 : count / (time.toNanos() / SECOND);
  }

  /** Per second by name, the most frequent first, such as {@code get 1.5, list 0.1}. */
  String byName() {
    return list(counts, count -> text(perSecond(count)));
  }

  /** In the busiest second by name, the most frequent first, such as {@code get 15, list 1}. */
  String byNameInThePeak() {
    return list(peakCounts, String::valueOf);
  }

  private static String list(Map<String, Long> counts, Function<Long, String> text) {
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> each.getKey() + " " + text.apply(each.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** Such as {@code 12.3}. */
  static String text(double perSecond) {
    return String.format(Locale.ROOT, "%.1f", perSecond);
  }
}
