package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.faultproxy.grpc.TaskStage;
import java.util.ArrayList;
import java.util.List;

/** Notes which activities an undisturbed run consists of. */
final class ActivityRecorder implements TaskListener {
  private final ActivityCount count = new ActivityCount();
  private final List<RunActivity> activities = new ArrayList<>();

  @Override
  public synchronized boolean at(TaskStage moment, ActivityTask task) {
    if (moment == TaskStage.BEFORE_HANDING_OUT && task.attempt() == 1) {
      activities.add(count.first(task));
    }
    return true;
  }

  /** In the order in which they began. */
  synchronized List<RunActivity> activities() {
    return List.copyOf(activities);
  }
}
