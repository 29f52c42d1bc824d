package dev.hawser.contract;

import dev.hawser.harness.Expect;
import dev.hawser.starter.report.PairReport;
import dev.hawser.starter.report.RunReporter;
import dev.hawser.starter.report.StatusText;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** A run that hangs, as {@code hawser status} shows it. */
final class StuckRun {
  private final TemporalClient temporal;
  private final String workflow;
  private final Set<String> told;

  /**
   * @param told gets what every wait has said
   */
  StuckRun(TemporalClient temporal, String workflow, Set<String> told) {
    this.temporal = temporal;
    this.workflow = workflow;
    this.told = told;
  }

  static Set<String> nothingTold() {
    return new ConcurrentSkipListSet<>();
  }

  /** Waits until one line of the status has all of these words. */
  void tells(String... words) {
    Expect.eventuallyNothing("status tells " + List.of(words), () -> toldInstead(status(), words));
  }

  private static Set<String> toldInstead(String status, String... words) {
    return isTold(status, words) ? Set.of() : Set.of(status);
  }

  /** The same, in the table of all runs. */
  void tellsInTable(String... words) {
    Expect.eventuallyNothing(
        "the table tells " + List.of(words), () -> toldInstead(table(), words));
  }

  static boolean isTold(String status, String... words) {
    return status
        .lines()
        .flatMap(line -> List.of(line.split("; (?=rome: |milan: )")).stream())
        .anyMatch(line -> List.of(words).stream().allMatch(line::contains));
  }

  private String table() {
    try {
      return StatusText.table(List.of(new RunReporter(temporal).brief(info())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private WorkflowExecutionInfo info() {
    return temporal.describe(new RunId(workflow, "")).orElseThrow().getWorkflowExecutionInfo();
  }

  String status() {
    try {
      var state = new RunReporter(temporal).full(info());
      state.waiting().forEach(wait -> told.add(String.valueOf(wait.waitingFor())));
      return StatusText.of(new PairReport(null, List.of(state)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
