package dev.hawser.liqo.waiting;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;

/** Why one wait is not over: determined when it has lasted a while, and again at intervals. */
final class WaitDiagnosis {
  private static final int LONGEST = 600;

  private final WaitCondition condition;
  private final Timings.Diagnosis interval;
  private long next;
  private String why = "";

  WaitDiagnosis(WaitCondition condition, Timings.Diagnosis interval) {
    this.condition = condition;
    this.interval = interval;
    this.next = System.nanoTime() + interval.after().toNanos();
  }

  /** The condition, followed by the reason why it is not met if that is known. */
  String description() {
    if (System.nanoTime() - next >= 0) {
      why = ask();
      next = System.nanoTime() + interval.every().toNanos();
    }
    return sentence(condition.what(), why);
  }

  /** Joins both in one line of limited length. */
  static String sentence(String what, String why) {
    String line = (why.isEmpty() ? what : what + ": " + why).replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** A diagnosis that fails must not end the wait: the previous one stays. */
  private String ask() {
    try {
      return condition.diagnosis().get();
    } catch (KubernetesClientException e) {
      return why;
    } catch (ApplicationFailure e) {
      return e.getOriginalMessage();
    }
  }
}
