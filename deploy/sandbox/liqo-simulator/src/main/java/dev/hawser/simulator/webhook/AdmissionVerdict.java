package dev.hawser.simulator.webhook;

import dev.hawser.simulator.runtime.KubeObject;

/** What a webhook says to a write. */
public sealed interface AdmissionVerdict {
  /** Let through as it is. */
  record Allowed() implements AdmissionVerdict {}

  /** Let through, changed. */
  record Mutated(KubeObject object) implements AdmissionVerdict {}

  /** Refused, in Liqo's words. */
  record Denied(int code, String message) implements AdmissionVerdict {}

  static AdmissionVerdict allow() {
    return new Allowed();
  }

  static AdmissionVerdict deny(int code, String message) {
    return new Denied(code, message);
  }
}
