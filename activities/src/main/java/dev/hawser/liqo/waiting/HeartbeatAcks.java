package dev.hawser.liqo.waiting;

import java.time.Instant;

/**
 * An activity's context that knows which of its heartbeats Temporal has accepted. The SDK itself
 * does not report a heartbeat that is lost.
 */
public interface HeartbeatAcks {
  /** When the last accepted heartbeat was sent; until there is one, when the attempt began. */
  Instant lastAccepted();
}
