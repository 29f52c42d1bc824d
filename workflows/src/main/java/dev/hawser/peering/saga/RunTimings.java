package dev.hawser.peering.saga;

import dev.hawser.activity.ActivityContract;
import java.time.Duration;

/**
 * How long runs wait for answers and how often they try again: configuration of the worker that
 * serves them.
 *
 * <p>A worker may replay a run that began under other timings. That is safe because every value is
 * only the length of a timer, a timeout of an activity, or an argument of one, and a replay
 * compares none of these with the history. No value decides what a run does next, and all are
 * positive, because the SDK leaves out a timer of length zero.
 *
 * @param removalPatience how long something is removed before it counts as stuck
 * @param removalPause the pause after an answer to a removal that can't be read
 * @param lateWrites how long the last write of a lost attempt may still arrive: the heartbeat
 *     timeout and the longest request
 * @param inspectionQueue how long an inspection first waits for a worker
 * @param inspection how long one inspection may take, with its turns at a busy API server
 * @param overhead what a step may take in addition to its patience: its turns at a busy API server.
 *     A worker that is gone is noticed by its heartbeats long before
 */
public record RunTimings(
    Duration removalPatience,
    Backoff removalPause,
    Duration lateWrites,
    Duration inspectionQueue,
    Duration inspection,
    Duration overhead) {

  /** For production. */
  public static final RunTimings DEFAULTS =
      new RunTimings(
          Duration.ofMinutes(2),
          new Backoff(Duration.ofSeconds(5), Duration.ofHours(2)),
          ActivityContract.HEARTBEAT_TIMEOUT.plusSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(30),
          Duration.ofMinutes(30));

  public RunTimings {
    requirePositive(removalPatience);
    requirePositive(lateWrites);
    requirePositive(inspectionQueue);
    requirePositive(inspection);
    requirePositive(overhead);
  }

  /** A pause that doubles for about five minutes, and is the longest from then on. */
  public record Backoff(Duration first, Duration longest) {
    private static final Duration DOUBLING = Duration.ofMinutes(5);

    public Backoff {
      requirePositive(first);
      requirePositive(longest);
    }

    /** What follows. */
    Duration next(Duration current) {
      var doubled = current.multipliedBy(2);
      return doubled.compareTo(DOUBLING) < 0 ? doubled : longest;
    }
  }

  /** The same, with removals that count as stuck after so long, and pause so long. */
  public RunTimings withRemovals(Duration patience, Duration pause) {
    return new RunTimings(
        patience,
        new Backoff(pause, removalPause.longest()),
        lateWrites,
        inspectionQueue,
        inspection,
        overhead);
  }

  /** The same, with another wait for late writes. */
  public RunTimings withLateWrites(Duration duration) {
    return new RunTimings(
        removalPatience, removalPause, duration, inspectionQueue, inspection, overhead);
  }

  /** The same, with inspections that first wait so long for a worker. */
  public RunTimings withInspectionQueue(Duration duration) {
    return new RunTimings(
        removalPatience, removalPause, lateWrites, duration, inspection, overhead);
  }

  private static void requirePositive(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("a timing is " + duration + ": use a positive duration");
    }
  }
}
