package dev.hawser.worker;

import org.jspecify.annotations.Nullable;

/** A worker that will not start; the message is one sentence for people. */
public final class WorkerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public WorkerStartException(String message) {
    super(message);
  }

  public WorkerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
