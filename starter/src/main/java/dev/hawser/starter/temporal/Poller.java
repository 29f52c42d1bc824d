package dev.hawser.starter.temporal;

import io.temporal.api.taskqueue.v1.PollerInfo;
import java.time.Instant;

/**
 * A worker that asks a task queue for work.
 *
 * @param identity as the worker calls itself
 * @param lastPoll when it last asked, on the server's clock
 */
public record Poller(String identity, Instant lastPoll) {
  static Poller of(PollerInfo info) {
    return new Poller(info.getIdentity(), Timestamps.instant(info.getLastAccessTime()));
  }
}
