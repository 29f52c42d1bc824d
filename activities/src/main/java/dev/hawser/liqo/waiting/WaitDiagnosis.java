package dev.hawser.liqo.waiting;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;

/** Why one wait is not over: asked when it has lasted a while, and again from time to time. */
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

  /** What is waited for, and why when that is known. */
  String words() {
    if (System.nanoTime() - next >= 0) {
      why = ask();
      next = System.nanoTime() + interval.every().toNanos();
    }
    return sentence(condition.what(), why);
  }

  /** Both, on one line of bounded length. */
  static String sentence(String what, String why) {
    String line = (why.isEmpty() ? what : what + ": " + why).replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** A question that fails must not end the wait: what was known stays. */
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
