package dev.hawser.faults.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All figures, and what is wrong with them. Threads may read it while it is written. */
final class LoadReport {
  private static final String ROW = "%-50s %8s %10s %10s %7s%n";

  private final Bounds bounds;
  private final Map<Figure, Double> idle = new EnumMap<>(Figure.class);
  private final Map<Figure, Double> waiting = new EnumMap<>(Figure.class);
  private final List<String> details = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  LoadReport(Bounds bounds) {
    this.bounds = bounds;
  }

  /** Whether pairs waited at the hub when something was measured. */
  enum Load {
    IDLE("idle"),
    WAITING("waiting");

    private final String word;

    Load(String word) {
      this.word = word;
    }

    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * Adds a figure; one above its bound is a problem while pairs wait. What could not be measured is
   * not a number.
   */
  synchronized void add(Load load, Figure figure, double value) {
    (load == Load.IDLE ? idle : waiting).put(figure, value);
    var bound = bounds.of(figure);
    if (load == Load.WAITING && bound.isPresent() && value > bound.getAsDouble()) {
      problem(
          "%s: %s, at most %s"
              .formatted(figure.label(), text(figure, value), text(figure, bound.getAsDouble())));
    }
  }

  /** Adds a line below the table. */
  synchronized void detail(String line) {
    details.add(line);
  }

  /** Adds what must not be, in one line. */
  synchronized void problem(String line) {
    problems.add(line);
  }

  synchronized List<String> problems() {
    return List.copyOf(problems);
  }

  /** A row for each figure that was measured, the details and the problems. */
  synchronized String text() {
    var text = new StringBuilder(ROW.formatted("", "at most", "idle", "waiting", "ratio"));
    for (var figure : Figure.values()) {
      if (idle.containsKey(figure) || waiting.containsKey(figure)) text.append(row(figure));
    }
    details.forEach(line -> text.append(line).append(System.lineSeparator()));
    problems.forEach(line -> text.append("FAIL ").append(line).append(System.lineSeparator()));
    return text.toString();
  }

  private String row(Figure figure) {
    var bound = bounds.of(figure);
    return ROW.formatted(
        figure.label(),
        bound.isPresent() ? text(figure, bound.getAsDouble()) : "",
        text(figure, idle.get(figure)),
        text(figure, waiting.get(figure)),
        ratio(figure));
  }

  private String ratio(Figure figure) {
    var alone = idle.get(figure);
    var loaded = waiting.get(figure);
    if (!figure.isTime() || alone == null || loaded == null || alone == 0) return "";
    if (alone.isNaN() || loaded.isNaN()) return "";
    return String.format(Locale.ROOT, "%.1f", loaded / alone);
  }

  private static String text(Figure figure, @Nullable Double value) {
    if (value == null) return "-";
    return value.isNaN() ? "failed" : String.format(Locale.ROOT, figure.format(), value);
  }
}
