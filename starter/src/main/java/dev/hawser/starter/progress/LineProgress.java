package dev.hawser.starter.progress;

import dev.hawser.peering.Phase;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints a line when a step ends, when the run begins to undo, and for each new reason to wait. No
 * line is printed twice, nor for what happened before the command had a part in the run.
 */
final class LineProgress implements Progress {
  private final ConsoleLog log;
  private final RunActivities activities;
  private final Set<String> printed = new HashSet<>();
  private int said = -1;
  private boolean isOld;
  private boolean closed;

  LineProgress(ConsoleLog log, RunActivities activities) {
    this.log = log;
    this.activities = activities;
  }

  @Override
  public synchronized void events(List<HistoryEvent> events) {
    for (var event : events) {
      isOld = activities.isOld(event);
      activities.add(List.of(event));
      var run = activities.view();
      run.steps().forEach(this::printEnd);
      printCourse(run);
    }
    isOld = false;
  }

  private void printEnd(StepView step) {
    switch (step.state()) {
      case DONE, UNDONE, LEFT, NOTHING, SKIPPED -> info(line(step));
      case DENIED, FAILED -> warn(line(step));
      case STUCK -> {
        if (step.until() != null) warn(line(step));
      }
      case RUNNING, UNDOING, STOPPED -> {}
    }
  }

  private static String line(StepView step) {
    String end = step.name() + ": " + step.state().words();
    return step.reason().isEmpty() ? end : end + ": " + step.reason();
  }

  /** The reason of a step that failed is in that step's line. */
  private void printCourse(RunView run) {
    var trouble = run.trouble();
    if (trouble == null || run.course().isEmpty()) return;
    boolean begins = isNews("trouble");
    if (!isNews("course " + run.course())) return;
    String cause = trouble.step().isEmpty() ? trouble.reason() : "failed: " + trouble.step();
    if (begins) warn(cause + "; " + run.course());
    else if (run.phase() == Phase.ROLLED_BACK) info(run.course());
    else warn(run.course());
  }

  @Override
  public synchronized void pending(List<PendingActivityInfo> pending) {
    activities.pending(pending);
    boolean quiet = printed.size() == said;
    activities.all().stream().filter(ActivityProgress::isRunning).forEach(this::explain);
    if (quiet && printed.size() == said) printOneInProgress();
    said = printed.size();
  }

  @Override
  public synchronized void untaken(boolean isServed) {
    activities.untaken(isServed);
    info(activities.view().untaken());
  }

  private void explain(ActivityProgress activity) {
    String step = activity.name();
    if (activity.lastFailure() != null) {
      if (isNews(step + activity.lastFailure())) log.warn(step + ": " + activity.waitReason());
    } else if (activity.waitingFor() != null && isNews(step + activity.waitingFor())) {
      log.info(step + ": " + activity.waitReason());
    }
  }

  /** Says of a step that has no reason to wait that it takes long. */
  private void printOneInProgress() {
    activities.all().stream()
        .filter(activity -> activity.isRunning() && activity.waitReason().isEmpty())
        .map(ActivityProgress::name)
        .filter(step -> !printed.contains(inProgress(step)))
        .findFirst()
        .ifPresent(step -> info(inProgress(step)));
  }

  private static String inProgress(String step) {
    return step + ": in progress";
  }

  @Override
  public synchronized void unanswered() {
    if (isNews("unanswered")) log.warn("Temporal does not answer; the run continues");
  }

  private void info(String line) {
    if (isNews(line)) log.info(line);
  }

  private void warn(String line) {
    if (isNews(line)) log.warn(line);
  }

  private boolean isNews(String line) {
    return !closed && printed.add(line) && !isOld;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
