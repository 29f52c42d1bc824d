package dev.hawser.starter.progress;

import dev.hawser.starter.terminal.Style;
import dev.hawser.starter.terminal.StyledLine;
import dev.hawser.starter.terminal.TextColumns;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Steps as rows of the same columns: mark, step and cluster, state, time. A narrow terminal shows
 * no times of what is over; a name that is too long is cut within the step's words, so that its
 * cluster can be read.
 */
final class StepLine {
  private static final int WIDE = 72;
  private static final int MARK = 2;
  private static final int GAP = 2;
  private static final int TIME = 7;

  private final RunView run;
  private final Instant now;
  private final boolean wide;
  private final int names;
  private final int states;

  private StepLine(RunView run, Instant now, boolean wide, int names, int states) {
    this.run = run;
    this.now = now;
    this.wide = wide;
    this.names = names;
    this.states = states;
  }

  /** Columns for these steps. */
  static StepLine among(List<StepView> steps, RunView run, int width, Instant now) {
    boolean wide = width >= WIDE;
    int states = longest(steps, step -> step.state().words().length());
    int right = wide ? states + TIME : longest(steps, step -> narrowState(step, now).length());
    int names = longest(steps, step -> TextColumns.of(step.name()));
    int room = Math.max(1, width - MARK - GAP - right);
    return new StepLine(run, now, wide, Math.min(names, room), states);
  }

  StyledLine of(StepView step) {
    var line = named(step).padded(MARK + names + GAP).plus(step.state().style(), state(step));
    return wide ? line.plus(Style.FAINT, time(step)) : line;
  }

  private StyledLine named(StepView step) {
    String where = where(step);
    String words = TextColumns.cut(step.action().title(), names - TextColumns.of(where));
    return StyledLine.of(step.state().style(), step.state().mark() + " ")
        .plus(step.state().isOpen() ? Style.PLAIN : Style.FAINT, words)
        .plus(style(step.cluster()), where);
  }

  private String where(StepView step) {
    boolean fits = TextColumns.of(step.name()) <= names;
    return fits ? step.where() : TextColumns.cut(step.where(), Math.max(1, names / 2));
  }

  private Style style(String cluster) {
    if (cluster.equals(run.consumer())) return Style.CONSUMER;
    return cluster.equals(run.provider()) ? Style.PROVIDER : Style.PLAIN;
  }

  private String state(StepView step) {
    if (!wide) return narrowState(step, now);
    return step.state().words() + " ".repeat(states - step.state().words().length());
  }

  private static String narrowState(StepView step, Instant now) {
    String words = step.state().words();
    return step.state().isInProgress() ? words + " " + Elapsed.running(step.elapsed(now)) : words;
  }

  private String time(StepView step) {
    var elapsed = step.elapsed(now);
    String words = step.state().isInProgress() ? Elapsed.running(elapsed) : Elapsed.ended(elapsed);
    return " ".repeat(Math.max(1, TIME - words.length())) + words;
  }

  private static int longest(List<StepView> steps, ToIntFunction<StepView> length) {
    return steps.stream().mapToInt(length).max().orElse(0);
  }
}
