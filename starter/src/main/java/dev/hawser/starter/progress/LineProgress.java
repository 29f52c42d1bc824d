package dev.hawser.starter.progress;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One line for each milestone, and one for each new reason to wait. */
final class LineProgress implements Progress {
  private final ConsoleLog log;
  private final RunActivities activities;
  private final Set<String> printed = new HashSet<>();

  LineProgress(ConsoleLog log, RunActivities tasks) {
    this.log = log;
    this.activities = tasks;
  }

  @Override
  public void events(List<HistoryEvent> events) {
    activities.add(events).forEach(this::print);
  }

  private void print(ActivityProgress task) {
    switch (task.state()) {
      case DONE -> done(task);
      case FAILED -> log.warn(task.cluster(), "Failed to " + task.title() + ": " + task.message());
      case CANCELLED, RUNNING -> {}
    }
  }

  private void done(ActivityProgress task) {
    if (task.message().contains("not accepted")) log.warn(task.cluster(), task.message());
    else log.info(task.cluster(), task.message());
  }

  @Override
  public void pending(List<PendingActivityInfo> activities) {
    this.activities.pending(activities);
    if (!this.activities.isTaken() && printed.add("")) log.plain(Progress.NOT_TAKEN);
    this.activities.all().stream().filter(ActivityProgress::isRunning).forEach(this::explain);
  }

  private void explain(ActivityProgress task) {
    String where = task.cluster().isEmpty() ? "" : " on " + task.cluster();
    if (task.lastFailure() != null && isNews(task, task.lastFailure())) {
      log.warn(task.cluster(), task.title() + where + ", " + task.waitReason());
    } else if (task.waitingFor() != null && isNews(task, task.waitingFor())) {
      log.plain("Waiting for " + task.waitingFor() + where);
    }
  }

  private boolean isNews(ActivityProgress task, String reason) {
    return printed.add(task.type() + task.cluster() + reason);
  }

  @Override
  public void close() {}
}
