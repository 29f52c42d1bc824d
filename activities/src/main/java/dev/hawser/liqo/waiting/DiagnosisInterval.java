package dev.hawser.liqo.waiting;

import java.time.Duration;

/**
 * When a wait that is not over asks why: explanations cost requests.
 *
 * @param after how long it has lasted by then
 * @param every how often it asks again
 */
public record DiagnosisInterval(Duration after, Duration every) {
  /** Soon enough for whoever watches, seldom enough for the API server. */
  public static final DiagnosisInterval STEADY =
      new DiagnosisInterval(Duration.ofSeconds(5), Duration.ofSeconds(8));
}
