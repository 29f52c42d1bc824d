package dev.hawser.simulator.runtime;

/** Something that a controller needs is missing; it retries with back-off. */
public class RequeueException extends RuntimeException {
  public RequeueException(String message) {
    super(message);
  }
}
