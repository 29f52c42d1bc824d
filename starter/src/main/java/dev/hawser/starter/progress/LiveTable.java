package dev.hawser.starter.progress;

import dev.hawser.starter.outcome.TerminalText;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** All activities in one table, which is redrawn in place whenever something changes. */
final class LiveTable implements Progress {
  private static final String ROW = "%-30s %-14s %-10s %8s  %s";

  private final Console console;
  private final RunActivities activities;
  private int height;
  private boolean isWaiting;

  LiveTable(Console console, RunActivities activities) {
    this.console = console;
    this.activities = activities;
  }

  @Override
  public synchronized void events(List<HistoryEvent> events) {
    activities.add(events);
    draw();
  }

  @Override
  public synchronized void pending(List<PendingActivityInfo> pending) {
    activities.pending(pending);
    draw();
  }

  private void draw() {
    if (activities.all().isEmpty()) {
      drawNothing();
      return;
    }
    var text = new StringBuilder();
    if (height > 0) text.append("\033[").append(height).append("A");
    line(text, ROW.formatted("STEP", "CLUSTER", "STATE", "ELAPSED", "WAITING FOR"));
    var now = Instant.now();
    activities.all().forEach(activity -> line(text, row(activity, now)));
    height = activities.all().size() + 1;
    console.err().print(text);
    console.err().flush();
  }

  private void drawNothing() {
    if (activities.isTaken()) {
      return;
    }
    isWaiting = true;
    console.err().print("\r" + cut(NOT_TAKEN) + "\033[K\r");
    console.err().flush();
  }

  /** Cuts the line to the terminal's width: a wrapped line would break redrawing in place. */
  private String cut(String words) {
    String line = TerminalText.line(words);
    int width = console.width() - 1;
    return (line.length() > width ? line.substring(0, width) : line).stripTrailing();
  }

  private void line(StringBuilder text, String line) {
    text.append('\r').append(cut(line)).append("\033[K\n");
  }

  private static String row(ActivityProgress activity, Instant now) {
    var elapsed =
        Duration.between(activity.since(), Objects.requireNonNullElse(activity.until(), now));
    return ROW.formatted(
        activity.title(),
        activity.cluster(),
        activity.state().name().toLowerCase(Locale.ROOT),
        words(elapsed),
        activity.isRunning() ? activity.waitReason() : ending(activity));
  }

  private static String ending(ActivityProgress activity) {
    return switch (activity.state()) {
      case FAILED, DENIED -> activity.message();
      case RUNNING, DONE, CANCELLED -> "";
    };
  }

  static String words(Duration elapsed) {
    long seconds = Math.max(0, elapsed.toSeconds());
    if (seconds >= 60) return seconds / 60 + "m" + seconds % 60 + "s";
    return String.format(Locale.ROOT, "%.1fs", Math.max(0, elapsed.toMillis()) / 1000.0);
  }

  @Override
  public synchronized void close() {
    if (height > 0) {
      draw();
    } else if (isWaiting) {
      console.err().print("\r\033[K");
      console.err().flush();
    }
  }
}
