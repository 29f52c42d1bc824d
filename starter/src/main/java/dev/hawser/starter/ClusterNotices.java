package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.InspectRequest;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.temporal.InspectRun;
import dev.hawser.starter.temporal.Notices;

/**
 * The notices of a command that serves both clusters: that it waits for them is said once.
 *
 * @param said whether it has been said before
 * @param sentence that says it
 */
record ClusterNotices(ConsoleLog log, boolean said, String sentence) implements Notices {
  static ClusterNotices of(ConsoleLog log, boolean said, ClusterId consumer, ClusterId provider) {
    var look = InspectRequest.of(consumer, provider);
    return new ClusterNotices(log, said, InspectRun.waiting(look));
  }

  @Override
  public void warn(String problem) {
    log.warn(problem);
  }

  @Override
  public void waiting(String wait) {
    if (!said || !wait.equals(sentence)) log.waiting(wait);
  }
}
