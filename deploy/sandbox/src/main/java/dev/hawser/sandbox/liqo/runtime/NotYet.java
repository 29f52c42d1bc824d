package dev.hawser.sandbox.liqo.runtime;

/** Something a controller needs is not there; it tries again with back-off. */
public class NotYet extends RuntimeException {
  public NotYet(String message) {
    super(message);
  }
}
