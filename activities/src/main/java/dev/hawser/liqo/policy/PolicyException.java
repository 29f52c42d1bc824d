package dev.hawser.liqo.policy;

/** A policy that can't be used. The message is one sentence that says where it is and why. */
public final class PolicyException extends Exception {
  private static final long serialVersionUID = 1L;

  public PolicyException(String message) {
    super(message);
  }
}
