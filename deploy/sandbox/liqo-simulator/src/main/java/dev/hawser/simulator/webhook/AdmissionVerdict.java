package dev.hawser.simulator.webhook;

import dev.hawser.simulator.runtime.KubeObject;

/** A webhook's answer to a write. */
public sealed interface AdmissionVerdict {
  /** Allowed as it is. */
  record Allowed() implements AdmissionVerdict {}

  /** Allowed with changes. */
  record Mutated(KubeObject object) implements AdmissionVerdict {}

  /** Denied, with Liqo's message. */
  record Denied(int code, String message) implements AdmissionVerdict {}

  static AdmissionVerdict allow() {
    return new Allowed();
  }

  static AdmissionVerdict deny(int code, String message) {
    return new Denied(code, message);
  }
}
