package dev.hawser.contract;

/** Thrown by a case that these clusters cannot run; the message says why. */
public final class CaseSkippedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CaseSkippedException(String reason) {
    super(reason);
  }
}
