package dev.hawser.peering.saga;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** The steps of a run that are under way, which it may want to stop. */
final class RunningSteps {
  /** A younger wait reports often enough to learn soon that it is cancelled. */
  private static final Duration SELDOM = Duration.ofSeconds(5);

  private final List<RunningStep> steps = new ArrayList<>();

  /**
   * @param since in milliseconds of the run's clock
   */
  private record RunningStep(ClusterStubs on, long since) {
    boolean isLong() {
      return Workflow.currentTimeMillis() - since >= SELDOM.toMillis();
    }
  }

  <T> T run(ClusterStubs on, Function<ClusterStubs, T> act) {
    var step = new RunningStep(on, Workflow.currentTimeMillis());
    steps.add(step);
    try {
      return act.apply(on);
    } finally {
      steps.remove(step);
    }
  }

  /** Lets those that have run for long learn at once that they are cancelled. */
  void noticeCancellation() {
    var clusters = new LinkedHashMap<String, ClusterStubs>();
    steps.stream()
        .filter(RunningStep::isLong)
        .forEach(step -> clusters.put(step.on().id().value(), step.on()));
    clusters.values().forEach(ClusterStubs::noticeCancellation);
  }
}
