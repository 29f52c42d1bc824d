package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static dev.hawser.harness.Expect.eventuallyEmpty;

import dev.hawser.environment.Environment;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.status.RunReport;
import dev.hawser.starter.status.RunReporter;
import dev.hawser.starter.status.StatusText;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The output of {@code hawser status} for the run of a pair. */
final class RunStatus {
  private final TemporalClient temporal;
  private final String workflow;
  private final Set<String> waits = new ConcurrentSkipListSet<>();

  private RunStatus(TemporalClient temporal, String workflow) {
    this.temporal = temporal;
    this.workflow = workflow;
  }

  /** Reads from the environment's Temporal server; closed with the environment. */
  static RunStatus of(Environment environment, PeeringEnvironment pair) {
    var connection =
        TemporalConnection.load(Map.of(), environment.temporal().address(), null, null);
    var client = environment.closeWith(new TemporalClient(connection));
    return new RunStatus(client, PeeringWorkflows.workflowId(pair.rome().id(), pair.milan().id()));
  }

  /** Waits until one line of the status contains all these words. */
  void awaitShown(String... words) {
    eventuallyEmpty("status shows " + List.of(words), () -> textUnlessShown(status(), words));
  }

  /** Waits until one line of the status contains all words of this wait. */
  void awaitShown(ExpectedWait wait) {
    awaitShown(wait.words());
  }

  /** Waits until one line of the table of all runs contains all these words. */
  void awaitShownInTable(String... words) {
    eventuallyEmpty("the table shows " + List.of(words), () -> textUnlessShown(table(), words));
  }

  /** All waits that the status has shown so far. */
  Set<String> waits() {
    return waits;
  }

  private static Set<String> textUnlessShown(String text, String... words) {
    return isShown(text, words) ? Set.of() : Set.of(text);
  }

  static boolean isShown(String status, String... words) {
    return status
        .lines()
        .flatMap(line -> List.of(line.split("; (?=[^;]* on (?:rome|milan): )")).stream())
        .anyMatch(line -> List.of(words).stream().allMatch(line::contains));
  }

  private String table() {
    try {
      return text(new RunReporter(temporal).brief(info()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(RunReport run) {
    return new StatusText(Instant.now(), Integer.MAX_VALUE).table(List.of(run));
  }

  /** Waits until no run of the pair is running. */
  void awaitEnd() {
    eventually(
        "the run of " + workflow + " is over",
        () ->
            temporal
                .runs()
                .describe(new RunId(workflow, ""))
                .map(run -> run.getWorkflowExecutionInfo().hasCloseTime())
                .orElse(true));
  }

  private WorkflowExecutionInfo info() {
    return temporal
        .runs()
        .describe(new RunId(workflow, ""))
        .orElseThrow()
        .getWorkflowExecutionInfo();
  }

  String status() {
    try {
      var state = new RunReporter(temporal).full(info());
      state.waiting().forEach(wait -> waits.add(String.valueOf(wait.waitingFor())));
      return text(state);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
