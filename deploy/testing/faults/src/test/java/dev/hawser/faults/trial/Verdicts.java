package dev.hawser.faults.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds verdicts for tests: a run that completed, and left and recovered from nothing. */
final class Verdicts {
  private final List<NamedCase> cases = new ArrayList<>();
  private final Map<TrialCase, Duration> recoveries = new HashMap<>();
  private RunOutcome outcome = new RunOutcome.Completed();
  private Set<String> leftOver = Set.of();
  private String problem = "";

  /** A case that is nothing but its name. */
  record NamedCase(String name, String category) implements TrialCase {
    @Override
    public RunKind run() {
      return RunKind.PEER;
    }
  }

  private Verdicts() {}

  static Verdicts verdict() {
    return new Verdicts();
  }

  /** A case whose point was never reached. */
  Verdicts of(String name, String category) {
    cases.add(new NamedCase(name, category));
    return this;
  }

  Verdicts of(String name, String category, int recoverySeconds) {
    of(name, category);
    recoveries.put(cases.getLast(), Duration.ofSeconds(recoverySeconds));
    return this;
  }

  Verdicts failed(String type, String message) {
    outcome = new RunOutcome.Failed(type, message);
    return this;
  }

  Verdicts lost(String reason) {
    outcome = new RunOutcome.Lost(reason);
    return this;
  }

  Verdicts leftOver(String... objects) {
    leftOver = Set.of(objects);
    return this;
  }

  Verdicts problem(String text) {
    problem = text;
    return this;
  }

  Verdict build() {
    return new Verdict(cases, outcome, recoveries, leftOver, problem);
  }
}
