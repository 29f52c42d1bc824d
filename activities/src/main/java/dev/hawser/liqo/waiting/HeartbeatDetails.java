package dev.hawser.liqo.waiting;

import java.time.Duration;
import java.time.Instant;

/**
 * What stands in an activity's heartbeat, and so in the Temporal UI.
 *
 * @param waited how long this step has watched unmet conditions, in all its attempts
 */
public record HeartbeatDetails(String waitingFor, Instant since, Duration waited) {}
