package dev.hawser.liqo;

/** A cluster that can't be served; the message is one sentence for the person who started us. */
public final class LiqoConnectionException extends RuntimeException {
  public LiqoConnectionException(String message) {
    super(message);
  }
}
