package dev.hawser.faults.trial;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The result of a run under faults, and so of each of its cases.
 *
 * @param recoveries the time it took to recover from each fault that was injected; a case whose
 *     point was never reached is missing
 * @param leftOver objects that should not be there, are missing, or are not as they should be
 * @param problem what else is wrong; empty if nothing is
 */
public record Verdict(
    List<? extends TrialCase> cases,
    RunOutcome outcome,
    Map<TrialCase, Duration> recoveries,
    Set<String> leftOver,
    String problem) {
  public Verdict {
    cases = List.copyOf(cases);
    recoveries = Map.copyOf(recoveries);
    leftOver = Set.copyOf(leftOver);
  }

  /** Whether the run ended as expected and left nothing it must not leave. */
  public boolean passes() {
    return problem.isEmpty() && leftOver.isEmpty() && !(outcome instanceof RunOutcome.Lost);
  }

  /** The names of the cases, separated by commas. */
  public String name() {
    return cases.stream().map(TrialCase::name).collect(Collectors.joining(", "));
  }

  /** The same with a further problem: the clusters could not be brought back to where they were. */
  Verdict withCleanUpProblem(String further) {
    var both = problem.isEmpty() ? further : problem + "; afterwards " + further;
    return new Verdict(cases, outcome, recoveries, leftOver, both);
  }
}
