package dev.hawser.peering.saga;

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
 * @param removalPatience how long one attempt to remove something waits until it is gone
 * @param removalPause the pause before the next attempt
 * @param lateWrites how long the last write of a lost attempt may still arrive: the heartbeat
 *     timeout and the longest request
 * @param lookupPatience how long to look on the other cluster for the reverse peering
 * @param claimCheckPause the pause before a run that was reset asks again whether it holds the pair
 * @param inspectionQueue how long an inspection first waits for a worker
 * @param inspection how long one inspection may take
 * @param overhead what a step may take in addition to its patience
 */
public record RunTimings(
    Backoff removalPatience,
    Backoff removalPause,
    Duration lateWrites,
    Duration lookupPatience,
    Duration claimCheckPause,
    Duration inspectionQueue,
    Duration inspection,
    Duration overhead) {

  /** For production. */
  public static final RunTimings DEFAULTS =
      new RunTimings(
          new Backoff(Duration.ofMinutes(2), Duration.ofHours(1)),
          new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10)),
          Duration.ofSeconds(15),
          Duration.ofMinutes(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  public RunTimings {
    requirePositive(lateWrites);
    requirePositive(lookupPatience);
    requirePositive(claimCheckPause);
    requirePositive(inspectionQueue);
    requirePositive(inspection);
    requirePositive(overhead);
  }

  /** A duration that doubles from one attempt to the next. */
  public record Backoff(Duration first, Duration longest) {
    public Backoff {
      requirePositive(first);
      requirePositive(longest);
    }

    /** What follows. */
    Duration next(Duration current) {
      var doubled = current.multipliedBy(2);
      return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
  }

  /** The same, with removals that are patient for so long, and so long apart. */
  public RunTimings withRemovals(Duration patience, Duration pause) {
    return new RunTimings(
        new Backoff(patience, removalPatience.longest()),
        new Backoff(pause, removalPause.longest()),
        lateWrites,
        patience,
        claimCheckPause,
        inspectionQueue,
        inspection,
        overhead);
  }

  /** The same, with another wait for late writes. */
  public RunTimings withLateWrites(Duration duration) {
    return new RunTimings(
        removalPatience,
        removalPause,
        duration,
        lookupPatience,
        claimCheckPause,
        inspectionQueue,
        inspection,
        overhead);
  }

  /** The same, with inspections that first wait so long for a worker. */
  public RunTimings withInspectionQueue(Duration duration) {
    return new RunTimings(
        removalPatience,
        removalPause,
        lateWrites,
        lookupPatience,
        claimCheckPause,
        duration,
        inspection,
        overhead);
  }

  private static void requirePositive(Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("a timing is " + duration + ": use a positive duration");
    }
  }
}
