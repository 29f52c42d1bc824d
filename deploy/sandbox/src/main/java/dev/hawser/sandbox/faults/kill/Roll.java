package dev.hawser.sandbox.faults.kill;

import dev.hawser.sandbox.faults.temporal.ActivityTask;
import dev.hawser.sandbox.faults.temporal.Moment;
import dev.hawser.sandbox.faults.temporal.TaskListener;
import java.util.ArrayList;
import java.util.List;

/** Notes which activities an undisturbed run consists of. */
final class Roll implements TaskListener {
  private final ActivityCount count = new ActivityCount();
  private final List<Activity> activities = new ArrayList<>();

  @Override
  public synchronized boolean at(Moment moment, ActivityTask task) {
    if (moment == Moment.BEFORE_HANDING_OUT && task.attempt() == 1) {
      activities.add(count.first(task));
    }
    return true;
  }

  /** In the order in which they began. */
  synchronized List<Activity> activities() {
    return List.copyOf(activities);
  }
}
