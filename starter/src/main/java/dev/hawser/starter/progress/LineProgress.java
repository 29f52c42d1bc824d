package dev.hawser.starter.progress;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints a line when an activity ends, and one for each new reason to wait. */
final class LineProgress implements Progress {
  private final ConsoleLog log;
  private final RunActivities activities;
  private final Set<String> printed = new HashSet<>();

  LineProgress(ConsoleLog log, RunActivities activities) {
    this.log = log;
    this.activities = activities;
  }

  @Override
  public void events(List<HistoryEvent> events) {
    activities.add(events).forEach(this::print);
  }

  private void print(ActivityProgress activity) {
    switch (activity.state()) {
      case DONE -> log.info(activity.cluster(), activity.message());
      case DENIED -> log.warn(activity.cluster(), activity.message());
      case FAILED ->
          log.warn(activity.cluster(), "Failed to " + activity.title() + ": " + activity.message());
      case CANCELLED, RUNNING -> {}
    }
  }

  @Override
  public void pending(List<PendingActivityInfo> pending) {
    activities.pending(pending);
    if (!activities.isTaken() && printed.add("")) log.plain(Progress.NOT_TAKEN);
    activities.all().stream().filter(ActivityProgress::isRunning).forEach(this::explain);
  }

  private void explain(ActivityProgress activity) {
    String where = activity.cluster().isEmpty() ? "" : " on " + activity.cluster();
    if (activity.lastFailure() != null && isNews(activity, activity.lastFailure())) {
      log.warn(activity.cluster(), activity.title() + where + ": " + activity.waitReason());
    } else if (activity.waitingFor() != null && isNews(activity, activity.waitingFor())) {
      log.plain("Waiting for " + activity.waitingFor() + where);
    }
  }

  private boolean isNews(ActivityProgress activity, String reason) {
    return printed.add(activity.type() + activity.cluster() + reason);
  }

  @Override
  public void close() {}
}
