package dev.hawser.liqo.waiting;

import dev.hawser.liqo.kubernetes.Jitter;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * Why one wait is not over: determined when it has lasted a while, and again at intervals that
 * become longer, because each time costs several requests.
 */
final class WaitDiagnosis {
  private static final int LONGEST = 600;
  private static final double JITTER = 0.2;

  private final WaitCondition condition;
  private final Timings.Diagnosis intervals;
  private final Jitter jitter;
  private Duration next;
  private Duration pause;
  private String why = "";

  private WaitDiagnosis(WaitCondition condition, Timings.Diagnosis intervals, Jitter jitter) {
    this.condition = condition;
    this.intervals = intervals;
    this.jitter = jitter;
    this.next = intervals.after();
    this.pause = intervals.every();
  }

  /**
   * The diagnosis of a wait that begins.
   *
   * @param reported what the step reported last. If it is about this condition, then an earlier
   *     attempt was waiting already: its reason is kept, and read again at a random time, because a
   *     worker that restarts continues many waits at once.
   */
  static WaitDiagnosis of(
      WaitCondition condition, Timings.Diagnosis intervals, Jitter jitter, String reported) {
    var diagnosis = new WaitDiagnosis(condition, intervals, jitter);
    String begins = condition.what() + ": ";
    if (reported.startsWith(begins)) {
      diagnosis.why = reported.substring(begins.length());
      diagnosis.next = jitter.of(intervals.longest().dividedBy(4), 1);
    }
    return diagnosis;
  }

  /**
   * The condition, followed by the reason why it is not met if that is known.
   *
   * @param lasted how long the wait has lasted
   */
  String description(Duration lasted) {
    if (condition.seen()) {
      why = explanation(condition).orElse(why);
    } else if (lasted.compareTo(next) >= 0) {
      // A diagnosis that fails does not end the wait: the previous one stays.
      why = explanation(condition).orElse(why);
      next = lasted.plus(jitter.of(pause, JITTER));
      pause = Pace.shorter(pause.multipliedBy(2), intervals.longest());
    }
    return sentence(condition.what(), why);
  }

  /** The time until it looks for the reason again. */
  Duration dueIn(Duration lasted) {
    return condition.seen() ? intervals.longest() : next.minus(lasted);
  }

  /** An object has changed, and the reason perhaps with it. */
  void changed(Duration lasted) {
    next = Pace.shorter(next, lasted.plus(intervals.every()));
  }

  /** Joins both in one line of limited length. */
  static String sentence(String what, String why) {
    String line = (why.isEmpty() ? what : what + ": " + why).replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** Why the condition is not met; empty if the API server does not let that be read now. */
  static Optional<String> explanation(WaitCondition condition) {
    try {
      return Optional.of(condition.diagnosis().get());
    } catch (KubernetesClientException unreadable) {
      return Optional.empty();
    } catch (ApplicationFailure e) {
      return Optional.of(e.getOriginalMessage());
    }
  }
}
