package dev.hawser.liqo;

/** A cluster that can't be served; the message is one sentence for the person who started us. */
public final class NotLiqo extends RuntimeException {
  public NotLiqo(String message) {
    super(message);
  }
}
