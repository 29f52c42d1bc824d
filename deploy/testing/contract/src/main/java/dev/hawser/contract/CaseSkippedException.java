package dev.hawser.contract;

/** A case that these clusters don't allow; the message says why. */
public final class CaseSkippedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CaseSkippedException(String reason) {
    super(reason);
  }
}
