package dev.hawser.sandbox.contract;

/** A case that can't be played here; the message says why. */
public final class Skipped extends RuntimeException {
  private static final long serialVersionUID = 1;

  Skipped(String reason) {
    super(reason);
  }
}
