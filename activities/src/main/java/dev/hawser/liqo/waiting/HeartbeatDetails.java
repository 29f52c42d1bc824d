package dev.hawser.liqo.waiting;

import dev.hawser.activity.PlainText;
import java.time.Duration;
import java.time.Instant;

/**
 * The details of an activity's heartbeat, as the Temporal UI shows them.
 *
 * @param since when the step began to wait for it
 * @param waited how long the step has watched unmet conditions, in all its attempts
 */
public record HeartbeatDetails(String waitingFor, Instant since, Duration waited) {
  /** Several explanations of a cluster, one after the other. */
  private static final int LONGEST = 4 * PlainText.WORDS;

  public HeartbeatDetails {
    waitingFor = PlainText.of(waitingFor, LONGEST);
  }
}
