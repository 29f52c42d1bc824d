package dev.hawser.liqo.waiting;

/**
 * An activity's context that knows which of its heartbeats Temporal has accepted. The SDK itself
 * does not report a heartbeat that is lost.
 */
public interface HeartbeatAcks {
  /** When the last accepted heartbeat was sent; until there is one, when the attempt began. */
  Moment lastAccepted();
}
