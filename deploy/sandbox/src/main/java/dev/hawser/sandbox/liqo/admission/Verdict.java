package dev.hawser.sandbox.liqo.admission;

import dev.hawser.sandbox.liqo.runtime.KubeObject;

/** What a webhook says to a write. */
public sealed interface Verdict {
  /** Let through as it is. */
  record Allowed() implements Verdict {}

  /** Let through, changed. */
  record Mutated(KubeObject object) implements Verdict {}

  /** Refused, in Liqo's words. */
  record Denied(int code, String message) implements Verdict {}

  static Verdict allow() {
    return new Allowed();
  }

  static Verdict deny(int code, String message) {
    return new Denied(code, message);
  }
}
