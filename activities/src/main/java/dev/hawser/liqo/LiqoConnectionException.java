package dev.hawser.liqo;

import dev.hawser.activity.FailureType;

/** A cluster can't be served; the message is one sentence for the operator of the worker. */
public final class LiqoConnectionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final FailureType type;

  public LiqoConnectionException(FailureType type, String message) {
    super(message);
    this.type = type;
  }

  /** What a run would fail with for the same reason. */
  public FailureType type() {
    return type;
  }
}
