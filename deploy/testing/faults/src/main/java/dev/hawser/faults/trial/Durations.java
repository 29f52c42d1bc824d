package dev.hawser.faults.trial;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How long several things took. */
public record Durations(List<Duration> sorted) {
  public Durations {
    sorted = sorted.stream().sorted().toList();
  }

  public static Durations of(Collection<Duration> durations) {
    return new Durations(List.copyOf(durations));
  }

  public boolean isEmpty() {
    return sorted.isEmpty();
  }

  /** Of an even number the mean of the two in the middle; zero when there are none. */
  public Duration median() {
    if (sorted.isEmpty()) return Duration.ZERO;
    int size = sorted.size();
    return sorted.get((size - 1) / 2).plus(sorted.get(size / 2)).dividedBy(2);
  }

  /** Zero when there are none. */
  public Duration longest() {
    return sorted.isEmpty() ? Duration.ZERO : sorted.getLast();
  }

  @Override
  public String toString() {
    return "median " + seconds(median()) + ", longest " + seconds(longest());
  }

  /** Such as {@code 1.5 s}. */
  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }
}
