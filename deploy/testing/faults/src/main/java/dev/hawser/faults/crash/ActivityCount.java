package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.ActivityTask;
import java.util.HashMap;
import java.util.Map;

/** Tells the activities of one run apart. */
final class ActivityCount {
  private final Map<String, Integer> asked = new HashMap<>();

  /** The activity whose first attempt this is. */
  synchronized RunActivity first(ActivityTask task) {
    var cluster = RunActivity.cluster(task);
    int number = asked.merge(task.type() + " " + cluster, 1, Integer::sum);
    return new RunActivity(task.type(), cluster, number);
  }
}
