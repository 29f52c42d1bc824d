package dev.hawser.liqo;

/** A cluster can't be served; the message is one sentence for the operator of the worker. */
public final class LiqoConnectionException extends RuntimeException {
  public LiqoConnectionException(String message) {
    super(message);
  }
}
