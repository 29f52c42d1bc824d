package dev.hawser.liqo.waiting;

import java.time.Instant;

/**
 * An activity's context that knows which of its heartbeats Temporal has taken: the SDK tells nobody
 * when one does not arrive.
 */
public interface HeartbeatAcks {
  /** When the last one was sent that was taken; before the first, when the attempt began. */
  Instant lastHeard();
}
