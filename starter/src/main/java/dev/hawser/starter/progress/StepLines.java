package dev.hawser.starter.progress;

import dev.hawser.starter.terminal.Style;
import dev.hawser.starter.terminal.StyledLine;
import dev.hawser.starter.terminal.TextColumns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a run as lines, each with its reason below it; steps that are over fold away first.
 */
final class StepLines {
  private static final int MOST_REASON_LINES = 4;
  private static final String INDENT = "    ";

  private final RunView run;
  private final int width;
  private final Instant now;

  StepLines(RunView run, int width, Instant now) {
    this.run = run;
    this.width = width;
    this.now = now;
  }

  /** No more lines than that: long reasons are cut, and what is over is counted only. */
  List<StyledLine> fitting(int room) {
    if (room < 1) return List.of();
    for (int reasonLines = MOST_REASON_LINES; reasonLines > 0; reasonLines--) {
      if (fewest(reasonLines) <= room) return folded(reasonLines, room);
    }
    return crowded(room);
  }

  /** How many lines it takes when everything is folded that may be. */
  private int fewest(int reasonLines) {
    boolean folds = run.steps().stream().anyMatch(step -> !step.state().isOpen());
    int open =
        run.steps().stream()
            .filter(step -> step.state().isOpen())
            .mapToInt(step -> lines(step, reasonLines))
            .sum();
    return folds ? open + 1 : open;
  }

  private List<StyledLine> folded(int reasonLines, int room) {
    int needed = run.steps().stream().mapToInt(step -> lines(step, reasonLines)).sum();
    var folded = new ArrayList<StepView>();
    for (var step : run.steps()) {
      if (needed + (folded.isEmpty() ? 0 : 1) <= room) break;
      if (step.state().isOpen()) continue;
      folded.add(step);
      needed -= lines(step, reasonLines);
    }
    var shown = run.steps().stream().filter(step -> !folded.contains(step)).toList();
    return all(folded, shown, reasonLines);
  }

  /** There are more steps in progress than lines: those that began first are shown. */
  private List<StyledLine> crowded(int room) {
    var folded = run.steps().stream().filter(step -> !step.state().isOpen()).toList();
    var open = run.steps().stream().filter(step -> step.state().isOpen()).toList();
    int many = Math.min(open.size(), Math.max(1, (room - 2) / 2));
    var lines = new ArrayList<>(all(folded, open.subList(0, many), 1));
    if (many < open.size()) {
      lines.add(StyledLine.of(Style.FAINT, "… and " + (open.size() - many) + " more steps"));
    }
    return lines.subList(0, Math.min(room, lines.size()));
  }

  private List<StyledLine> all(List<StepView> folded, List<StepView> shown, int reasonLines) {
    var lines = new ArrayList<StyledLine>();
    if (!folded.isEmpty()) lines.add(StepCount.line(folded).cut(width));
    var columns = StepLine.among(shown, run, width, now);
    for (var step : shown) {
      lines.add(columns.of(step).cut(width));
      reason(step, reasonLines).forEach(text -> lines.add(reasonLine(step, text)));
    }
    return lines;
  }

  private static StyledLine reasonLine(StepView step, String text) {
    boolean bad = step.state() == StepState.FAILED || step.state() == StepState.STUCK;
    return StyledLine.of(bad ? Style.BAD : Style.FAINT, INDENT + text);
  }

  private int lines(StepView step, int reasonLines) {
    return 1 + reason(step, reasonLines).size();
  }

  /** Not what the head of the screen says already. */
  private List<String> reason(StepView step, int most) {
    var trouble = run.trouble();
    boolean said =
        trouble != null
            && step.state() == StepState.FAILED
            && trouble.reason().equals(step.reason());
    return said ? List.of() : TextColumns.wrap(step.reason(), width - INDENT.length(), most);
  }
}
