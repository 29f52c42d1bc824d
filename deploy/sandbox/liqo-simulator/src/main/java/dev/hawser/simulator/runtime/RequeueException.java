package dev.hawser.simulator.runtime;

/** Something a controller needs is not there; it tries again with back-off. */
public class RequeueException extends RuntimeException {
  public RequeueException(String message) {
    super(message);
  }
}
