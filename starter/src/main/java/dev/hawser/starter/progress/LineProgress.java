package dev.hawser.starter.progress;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One line for each milestone, and one for each new reason to wait. */
final class LineProgress implements Progress {
  private final ConsoleLog log;
  private final RunActivities tasks;
  private final Set<String> told = new HashSet<>();

  LineProgress(ConsoleLog log, RunActivities tasks) {
    this.log = log;
    this.tasks = tasks;
  }

  @Override
  public void events(List<HistoryEvent> events) {
    tasks.add(events).forEach(this::tell);
  }

  private void tell(ActivityProgress task) {
    switch (task.state()) {
      case DONE -> done(task);
      case FAILED -> log.warn(task.cluster(), "Failed to " + task.title() + ": " + task.said());
      case CANCELLED, RUNNING -> {}
    }
  }

  private void done(ActivityProgress task) {
    if (task.said().contains("not accepted")) log.warn(task.cluster(), task.said());
    else log.info(task.cluster(), task.said());
  }

  @Override
  public void pending(List<PendingActivityInfo> activities) {
    tasks.pending(activities);
    if (!tasks.isTaken() && told.add("")) log.plain(Progress.NOT_TAKEN);
    tasks.all().stream().filter(ActivityProgress::isRunning).forEach(this::explain);
  }

  private void explain(ActivityProgress task) {
    String where = task.cluster().isEmpty() ? "" : " on " + task.cluster();
    if (task.trouble() != null && isNews(task, task.trouble())) {
      log.warn(task.cluster(), task.title() + where + ", " + task.why());
    } else if (task.waitingFor() != null && isNews(task, task.waitingFor())) {
      log.plain("Waiting for " + task.waitingFor() + where);
    }
  }

  private boolean isNews(ActivityProgress task, String reason) {
    return told.add(task.type() + task.cluster() + reason);
  }

  @Override
  public void close() {}
}
