package dev.hawser.worker;

import org.jspecify.annotations.Nullable;

/** A worker that will not start; the message is one sentence for people. */
public final class CannotServe extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotServe(String message) {
    super(message);
  }

  public CannotServe(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
