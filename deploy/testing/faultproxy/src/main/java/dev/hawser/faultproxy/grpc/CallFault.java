package dev.hawser.faultproxy.grpc;

import io.grpc.Status;
import java.time.Duration;

/** What happens to one call instead of being passed on. */
public sealed interface CallFault {
  /** The proxy answers with this code; the call does not reach the server. */
  record Refusal(Status.Code code) implements CallFault {
    public Refusal {
      if (code == Status.Code.OK)
        throw new IllegalArgumentException("a refusal needs another code than OK");
    }
  }

  /** It is passed on later. */
  record Delay(Duration time) implements CallFault {}

  /** The server performs it; the caller gets UNAVAILABLE. */
  record LostResponse() implements CallFault {}

  /** The connection breaks before the call is passed on, which ends all calls in progress. */
  record Reset() implements CallFault {}

  /** All connections break, and new ones are refused for this time. */
  record Outage(Duration time) implements CallFault {}
}
