package dev.hawser.liqo.waiting;

import java.time.Duration;

/**
 * All durations that the activities on one cluster use, except the patience of a run.
 *
 * @param inspection how long an inspection waits for an API server before it fails
 */
public record Timings(
    Polling polling,
    Diagnosis diagnosis,
    Heartbeats heartbeats,
    Watches watches,
    Settling settling,
    Duration inspection) {
  public static final Timings PRODUCTION =
      new Timings(
          new Polling(
              Duration.ofMillis(20),
              Duration.ofMillis(500),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5)),
          new Diagnosis(Duration.ofSeconds(5), Duration.ofSeconds(8)),
          new Heartbeats(Duration.ofSeconds(2), Duration.ofSeconds(20), Duration.ofSeconds(10)),
          new Watches(Duration.ofMinutes(1), Duration.ofSeconds(5)),
          new Settling(
              Duration.ofSeconds(15),
              Duration.ofSeconds(15),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2)),
          Duration.ofSeconds(8));

  /**
   * The pauses between two reads of an unmet condition.
   *
   * @param first the first pause; each further one is twice as long
   * @param longest the longest pause while changes are not watched
   * @param watched the pause while a watch reports changes
   * @param longestRetry the longest pause while the API server can't answer
   */
  public record Polling(
      Duration first, Duration longest, Duration watched, Duration longestRetry) {}

  /**
   * When a wait looks for the reason why it is not over, which costs requests.
   *
   * @param after how long the wait has lasted by then
   * @param every how often it looks again
   */
  public record Diagnosis(Duration after, Duration every) {}

  /**
   * When an attempt reports to Temporal.
   *
   * @param every the interval while nothing changes
   * @param longestCall how long an attempt may be busy with one call; after that it sends no
   *     heartbeats, so that Temporal gives the activity to another worker
   * @param longestSilence how long Temporal may receive no heartbeat before the attempt is lost;
   *     not longer than the heartbeat timeout
   */
  public record Heartbeats(Duration every, Duration longestCall, Duration longestSilence) {}

  /**
   * When a watch is closed and opened.
   *
   * @param idle how long it stays open when nothing waits
   * @param afterFailure the pause before it is opened again
   */
  public record Watches(Duration idle, Duration afterFailure) {}

  /**
   * How long a state has to last before it is acted on.
   *
   * @param denial a denied ResourceSlice: it may be a temporary failure of the provider's
   *     certificate signing
   * @param tunnelError a Connection in Error: the gateway itself reports it after ten seconds
   *     without an answer, and its first status shows one for a moment
   * @param tenantEvents the pause between two reads of a Tenant's Events
   * @param foreignCluster how long to wait for Liqo to notice that nothing of a pair is left
   */
  public record Settling(
      Duration denial, Duration tunnelError, Duration tenantEvents, Duration foreignCluster) {}

  public Timings with(Diagnosis other) {
    return new Timings(polling, other, heartbeats, watches, settling, inspection);
  }

  public Timings with(Settling other) {
    return new Timings(polling, diagnosis, heartbeats, watches, other, inspection);
  }
}
