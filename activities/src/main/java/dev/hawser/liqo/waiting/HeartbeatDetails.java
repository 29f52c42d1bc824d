package dev.hawser.liqo.waiting;

import java.time.Duration;
import java.time.Instant;

/**
 * The details of an activity's heartbeat, as the Temporal UI shows them.
 *
 * @param since when the step began to wait for it
 * @param waited how long the step has watched unmet conditions, in all its attempts
 */
public record HeartbeatDetails(String waitingFor, Instant since, Duration waited) {}
