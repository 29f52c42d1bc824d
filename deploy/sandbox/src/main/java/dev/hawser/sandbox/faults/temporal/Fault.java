package dev.hawser.sandbox.faults.temporal;

import io.grpc.Status;
import java.time.Duration;

/** What becomes of one call, in place of being passed on. */
public sealed interface Fault {
  /** It is answered with this code; the server never hears of it. */
  record Refusal(Status.Code code) implements Fault {
    public Refusal {
      if (code == Status.Code.OK) throw new IllegalArgumentException("OK is no refusal");
    }
  }

  /** It is passed on later. */
  record Delay(Duration time) implements Fault {}

  /** The server performs it, and the caller hears that the server is unavailable. */
  record LostAnswer() implements Fault {}

  /** The connection breaks before it is passed on, and with it every call that is under way. */
  record Reset() implements Fault {}

  /** As a reset, and for this time no connection is taken. */
  record Outage(Duration time) implements Fault {}
}
