package dev.hawser.faultproxy.grpc;

import io.grpc.Status;
import java.time.Duration;

/** What becomes of one call, in place of being passed on. */
public sealed interface CallFault {
  /** It is answered with this code; the server never hears of it. */
  record Refusal(Status.Code code) implements CallFault {
    public Refusal {
      if (code == Status.Code.OK) throw new IllegalArgumentException("OK is no refusal");
    }
  }

  /** It is passed on later. */
  record Delay(Duration time) implements CallFault {}

  /** The server performs it, and the caller hears that the server is unavailable. */
  record LostAnswer() implements CallFault {}

  /** The connection breaks before it is passed on, and with it every call that is under way. */
  record Reset() implements CallFault {}

  /** As a reset, and for this time no connection is taken. */
  record Outage(Duration time) implements CallFault {}
}
