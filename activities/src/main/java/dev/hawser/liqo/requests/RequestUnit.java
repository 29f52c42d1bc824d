package dev.hawser.liqo.requests;

/**
 * Requests that belong together, such as a step, or one look of a wait. Once it has begun it goes
 * on before another one begins: many that are half done help nobody.
 */
final class RequestUnit {
  private static final long NOT_BEGUN = Long.MAX_VALUE;

  private final String peer;
  private long begun = NOT_BEGUN;

  RequestUnit(String peer) {
    this.peer = peer;
  }

  String peer() {
    return peer;
  }

  void begin(long number) {
    begun = number;
  }

  boolean hasBegun() {
    return begun != NOT_BEGUN;
  }

  /** The number with which it began. */
  long begun() {
    return begun;
  }
}
