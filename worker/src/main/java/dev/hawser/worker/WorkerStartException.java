package dev.hawser.worker;

import org.jspecify.annotations.Nullable;

/** The worker can't start; the message is one sentence for the person who started it. */
public final class WorkerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public WorkerStartException(String message) {
    super(message);
  }

  public WorkerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
