package dev.hawser.liqo.waiting;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts that one worker makes on one cluster now, by the run that asked for them. */
public final class RunningAttempts {
  private final Map<String, Set<Runnable>> reports = new ConcurrentHashMap<>();

  /**
   * @param run as the scope of an activity names it
   * @param report makes the attempt report to Temporal, and so ask whether it is cancelled
   */
  void add(String run, Runnable report) {
    reports.computeIfAbsent(run, any -> ConcurrentHashMap.newKeySet()).add(report);
  }

  void remove(String run, Runnable report) {
    reports.computeIfPresent(
        run,
        (any, ofRun) -> {
          ofRun.remove(report);
          return ofRun.isEmpty() ? null : ofRun;
        });
  }

  /** Makes all attempts of a run report to Temporal. */
  public void report(String run) {
    reports.getOrDefault(run, Set.of()).forEach(Runnable::run);
  }
}
