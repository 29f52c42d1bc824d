package dev.hawser.faults.crash;

import dev.hawser.faultproxy.grpc.ActivityTask;

/**
 * One activity of a run.
 *
 * @param type as {@code ClaimPair}
 * @param cluster where it acts
 * @param number 1 unless the run has asked for the same before
 */
record RunActivity(String type, String cluster, int number) {
  static String cluster(ActivityTask task) {
    return task.queue().substring(task.queue().indexOf('/') + 1);
  }

  @Override
  public String toString() {
    return type + " on " + cluster + (number == 1 ? "" : " (" + number + ")");
  }
}
