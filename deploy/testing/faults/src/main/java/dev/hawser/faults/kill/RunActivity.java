package dev.hawser.faults.kill;

import dev.hawser.faultproxy.grpc.ActivityTask;
import java.util.HashMap;
import java.util.Map;

/**
 * One activity of a run.
 *
 * @param type such as {@code ClaimPair}
 * @param cluster on which it acts
 * @param number counts activities of the same type and cluster in one run, from 1
 */
record RunActivity(String type, String cluster, int number) {

  @Override
  public String toString() {
    return type + " on " + cluster + (number == 1 ? "" : " (" + number + ")");
  }

  /** Numbers the activities of one run in the order of their first attempts. */
  static final class Counter {
    private final Map<String, Integer> counts = new HashMap<>();

    /** The activity whose first attempt this task is. */
    synchronized RunActivity firstAttempt(ActivityTask task) {
      var queue = task.queue();
      var cluster = queue.substring(queue.indexOf('/') + 1);
      int number = counts.merge(task.type() + " " + cluster, 1, Integer::sum);
      return new RunActivity(task.type(), cluster, number);
    }
  }
}
