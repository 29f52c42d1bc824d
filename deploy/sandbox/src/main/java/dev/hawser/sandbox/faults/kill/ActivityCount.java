package dev.hawser.sandbox.faults.kill;

import dev.hawser.sandbox.faults.temporal.ActivityTask;
import java.util.HashMap;
import java.util.Map;

/** Tells the activities of one run apart. */
final class ActivityCount {
  private final Map<String, Integer> asked = new HashMap<>();

  /** The activity whose first attempt this is. */
  synchronized Activity first(ActivityTask task) {
    var cluster = Activity.cluster(task);
    int number = asked.merge(task.type() + " " + cluster, 1, Integer::sum);
    return new Activity(task.type(), cluster, number);
  }
}
