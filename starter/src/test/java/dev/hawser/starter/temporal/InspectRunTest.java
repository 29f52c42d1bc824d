package dev.hawser.starter.temporal;

import static dev.hawser.starter.temporal.ScriptedTemporal.event;
import static dev.hawser.starter.temporal.ScriptedTemporal.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.ExitCode;
import io.grpc.Status;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCompletedEventAttributes;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One look at a pair, which leaves nothing in Temporal. */
@Timeout(30)
class InspectRunTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final InspectRequest REQUEST = InspectRequest.of(ROME, MILAN);
  private static final Inspection HALF =
      new Inspection(ROME, MILAN, ClusterView.absent(ROME), null, List.of());

  private final ScriptedTemporal temporal = new ScriptedTemporal();

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldDeleteTheRunThatHasAnswered() throws InterruptedException {
    // given
    temporal.then(started()).then(page(completed()));

    // when
    var inspection = new RunStarter(temporal.client()).inspect(REQUEST);

    // then
    assertThat(inspection.consumerId()).isEqualTo(ROME);
    assertThat(temporal.deleted()).containsExactly(workflowId());
    assertThat(workflowId()).startsWith("inspect/milan~rome/");
  }

  @Test
  void shouldDeleteTheRunThatFails() {
    // given
    temporal
        .then(started())
        .then(page(event(9, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT)));

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class, () -> new RunStarter(temporal.client()).inspect(REQUEST));

    // then
    assertThat(failure).hasMessage("Inspect rome milan timed out");
    assertThat(temporal.deleted()).containsExactly(workflowId());
  }

  @Test
  void shouldSayWhichClusterDidNotAnswer() {
    // given
    temporal.then(started()).after(Duration.ofSeconds(20)).then(Status.DEADLINE_EXCEEDED);
    temporal.then(answer(HALF));

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class, () -> new RunStarter(temporal.client()).inspect(REQUEST));

    // then
    assertThat(failure).hasMessage("milan did not answer within 20 s");
    assertThat(failure.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(temporal.notices()).containsExactly("waiting for rome and milan to answer");
    assertThat(temporal.deleted()).hasSize(1);
  }

  @Test
  void shouldSayThatNobodyServesTheRuns() {
    // given
    temporal.then(started()).after(Duration.ofSeconds(20)).then(Status.DEADLINE_EXCEEDED);
    temporal.then(Status.DEADLINE_EXCEEDED);

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class, () -> new RunStarter(temporal.client()).inspect(REQUEST));

    // then
    assertThat(failure).hasMessage("the worker that serves the runs did not answer within 20 s");
  }

  @Test
  void shouldNotWaitLongerThanItIsTold() throws InterruptedException {
    // given
    temporal.then(started()).after(Duration.ofSeconds(3)).then(Status.DEADLINE_EXCEEDED);
    var bounded = temporal.client().within(Duration.ofSeconds(5));

    try (var run = InspectRun.start(bounded, REQUEST)) {
      // when
      var inspection = run.await(Duration.ofSeconds(3));

      // then
      assertThat(inspection).isEmpty();
      assertThat(bounded.remaining()).isEqualTo(Duration.ofSeconds(2));
    }
  }

  @Test
  void shouldRepeatNothingWhenTheTimeOfTheUserIsOver() {
    // given
    var bounded = temporal.client().within(Duration.ofSeconds(5));
    temporal.after(Duration.ofSeconds(5)).thenAlways(Status.UNAVAILABLE);

    // when
    var failure =
        catchThrowableOfType(CommandException.class, () -> InspectRun.start(bounded, REQUEST));

    // then
    assertThat(failure).hasMessageStartingWith("cannot reach Temporal at scripted:7233");
    assertThat(temporal.requests()).hasSize(1);
  }

  private String workflowId() {
    return ((StartWorkflowExecutionRequest) temporal.requests().getFirst()).getWorkflowId();
  }

  private static StartWorkflowExecutionResponse started() {
    return StartWorkflowExecutionResponse.newBuilder().setRunId("r1").setStarted(true).build();
  }

  private static HistoryEvent completed() {
    return event(9, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED).toBuilder()
        .setWorkflowExecutionCompletedEventAttributes(
            WorkflowExecutionCompletedEventAttributes.newBuilder()
                .setResult(Payloads.converter().toPayloads(HALF).orElseThrow()))
        .build();
  }

  private static QueryWorkflowResponse answer(Inspection seen) {
    return QueryWorkflowResponse.newBuilder()
        .setQueryResult(Payloads.converter().toPayloads(seen).orElseThrow())
        .build();
  }
}
