package dev.hawser.activity;

import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import java.time.Duration;
import java.time.Instant;

/** Reads from Temporal's description of a task queue whether a worker serves it. */
public final class TaskQueuePolls {
  /** A poll lasts a minute. The server lists a poller for five minutes after its last one. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private TaskQueuePolls() {}

  /**
   * Whether a worker has polled the task queue in the last two minutes.
   *
   * @param now on the server's clock
   */
  public static boolean isServed(DescribeTaskQueueResponse queue, Instant now) {
    var since = now.minus(RECENT);
    return queue.getPollersList().stream().anyMatch(poller -> lastPoll(poller).isAfter(since));
  }

  private static Instant lastPoll(PollerInfo poller) {
    return Instant.ofEpochSecond(poller.getLastAccessTime().getSeconds());
  }
}
