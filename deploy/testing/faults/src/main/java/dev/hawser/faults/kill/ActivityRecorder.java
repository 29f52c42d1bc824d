package dev.hawser.faults.kill;

import dev.hawser.faultproxy.grpc.ActivityTask;
import dev.hawser.faultproxy.grpc.TaskListener;
import dev.hawser.faultproxy.grpc.TaskStage;
import java.util.ArrayList;
import java.util.List;

/** Records the activities of an undisturbed run. */
final class ActivityRecorder implements TaskListener {
  private final RunActivity.Counter counter = new RunActivity.Counter();
  private final List<RunActivity> activities = new ArrayList<>();

  @Override
  public synchronized boolean at(TaskStage stage, ActivityTask task) {
    if (stage == TaskStage.BEFORE_HANDING_OUT && task.attempt() == 1) {
      activities.add(counter.firstAttempt(task));
    }
    return true;
  }

  /** In the order in which they began. */
  synchronized List<RunActivity> activities() {
    return List.copyOf(activities);
  }
}
