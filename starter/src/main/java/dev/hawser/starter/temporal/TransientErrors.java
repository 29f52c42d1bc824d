package dev.hawser.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Set;

/** Refusals that pass: the server restarts, or had nothing to tell in time. */
final class TransientErrors {
  private static final Set<Status.Code> CODES =
      Set.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED,
          Status.Code.INTERNAL,
          Status.Code.UNKNOWN);
  private static final long PAUSE_MILLIS = 300;

  private TransientErrors() {}

  static boolean is(StatusRuntimeException e) {
    return CODES.contains(e.getStatus().getCode());
  }

  /** Time for a server to come back. */
  static void pause() throws InterruptedException {
    Thread.sleep(PAUSE_MILLIS);
  }
}
