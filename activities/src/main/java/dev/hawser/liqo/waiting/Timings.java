package dev.hawser.liqo.waiting;

import dev.hawser.activity.ActivityContract;
import dev.hawser.liqo.requests.RequestRate;
import java.time.Duration;

/**
 * All durations that the activities on one cluster use, except the patience of a run.
 *
 * @param inspection how long an inspection waits for an API server before it fails
 * @param requests how many requests the cluster gets
 */
public record Timings(
    Polling polling,
    Diagnosis diagnosis,
    Heartbeats heartbeats,
    Watches watches,
    Settling settling,
    Duration inspection,
    RequestRate requests) {
  public static final Timings PRODUCTION =
      new Timings(
          new Polling(
              Duration.ofMillis(20),
              Duration.ofMillis(500),
              Duration.ofSeconds(2),
              Duration.ofSeconds(25),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10)),
          new Diagnosis(Duration.ofSeconds(5), Duration.ofSeconds(8), Duration.ofMinutes(10)),
          new Heartbeats(
              Duration.ofSeconds(2),
              Duration.ofSeconds(8),
              125,
              Duration.ofSeconds(20),
              ActivityContract.HEARTBEAT_TIMEOUT),
          new Watches(Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofMinutes(5)),
          new Settling(
              Duration.ofSeconds(15),
              Duration.ofSeconds(15),
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(90)),
          Duration.ofSeconds(8),
          new RequestRate(60, 240, 180));

  /**
   * The pauses between two looks of a wait; see {@link Pace}.
   *
   * @param first the first pause while changes are not watched
   * @param unwatched the longest such pause in the beginning
   * @param watched the first pause while a watch reports changes
   * @param longest the longest pause of a wait that lasts
   * @param longestRetry the longest pause while the API server can't answer
   * @param prompt how long a wait looks as urgently as the step that it belongs to
   */
  public record Polling(
      Duration first,
      Duration unwatched,
      Duration watched,
      Duration longest,
      Duration longestRetry,
      Duration prompt) {}

  /**
   * When a wait looks for the reason why it is not over, which costs requests.
   *
   * @param after how long the wait has lasted by then
   * @param every the pause before it looks again; each further one is twice as long
   * @param longest the longest pause
   */
  public record Diagnosis(Duration after, Duration every, Duration longest) {}

  /**
   * When an attempt reports to Temporal.
   *
   * @param every the interval while nothing changes, at least
   * @param longest the interval while there are many attempts
   * @param perSecond how many reports of all attempts together determine the interval between
   * @param longestCall how long an attempt may be busy with one call; after that it sends no
   *     heartbeats, so that Temporal gives the activity to another worker
   * @param longestSilence how long Temporal may receive no heartbeat before the attempt is lost;
   *     not longer than the heartbeat timeout
   */
  public record Heartbeats(
      Duration every,
      Duration longest,
      int perSecond,
      Duration longestCall,
      Duration longestSilence) {

    /**
     * The interval with so many attempts, which is also the time until one notices its
     * cancellation. What has begun reports often, however many there are: a run that is stopped
     * relies on it for the steps that it does not have notified.
     *
     * @param lasted since the activity's first attempt
     */
    Duration interval(int attempts, Duration lasted) {
      if (lasted.compareTo(longest) < 0) return every;
      var shared = Duration.ofSeconds(attempts).dividedBy(perSecond);
      if (shared.compareTo(every) < 0) return every;
      return shared.compareTo(longest) < 0 ? shared : longest;
    }
  }

  /**
   * When a watch is closed and opened.
   *
   * @param idle how long it stays open when nothing waits
   * @param afterFailure the pause before it is opened again
   * @param afterRefusal the same if the credentials may not watch
   */
  public record Watches(Duration idle, Duration afterFailure, Duration afterRefusal) {}

  /**
   * How long a state has to last before it is acted on.
   *
   * @param denial a denied ResourceSlice: it may be a temporary failure of the provider's
   *     certificate signing
   * @param tunnelError a Connection in Error: the gateway itself reports it after ten seconds
   *     without an answer, and its first status shows one for a moment
   * @param tenantEvents the pause between two reads of a Tenant's Events
   * @param foreignCluster how long to wait for Liqo to notice that nothing of a pair is left
   * @param credentials the worker's credentials, refused: they may be rotating
   */
  public record Settling(
      Duration denial,
      Duration tunnelError,
      Duration tenantEvents,
      Duration foreignCluster,
      Duration credentials) {}

  public Timings with(Diagnosis other) {
    return new Timings(polling, other, heartbeats, watches, settling, inspection, requests);
  }

  public Timings with(RequestRate other) {
    return new Timings(polling, diagnosis, heartbeats, watches, settling, inspection, other);
  }

  Timings with(Polling other) {
    return new Timings(other, diagnosis, heartbeats, watches, settling, inspection, requests);
  }

  Timings with(Heartbeats other) {
    return new Timings(polling, diagnosis, other, watches, settling, inspection, requests);
  }

  public Timings with(Settling other) {
    return new Timings(polling, diagnosis, heartbeats, watches, other, inspection, requests);
  }
}
