package dev.hawser.faults.hub;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long runs took that began at the same time, the shortest first. */
record RunDurations(List<Duration> sorted) {
  RunDurations {
    sorted = sorted.stream().sorted().toList();
  }

  Duration median() {
    return sorted.get(sorted.size() / 2);
  }

  Duration longest() {
    return sorted.getLast();
  }

  @Override
  public String toString() {
    return "median " + seconds(median()) + ", longest " + seconds(longest());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
  }
}
