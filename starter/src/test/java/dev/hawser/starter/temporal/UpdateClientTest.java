package dev.hawser.starter.temporal;

import static io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED;
import static io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ADMITTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.CommandException;
import io.grpc.Status;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a run answers abort, retry and skip. */
@Timeout(30)
class UpdateClientTest {
  private static final UpdateWorkflowExecutionResponse ACCEPTED =
      UpdateWorkflowExecutionResponse.newBuilder()
          .setStage(UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED)
          .build();
  private static final UpdateWorkflowExecutionResponse ADMITTED =
      UpdateWorkflowExecutionResponse.newBuilder()
          .setStage(UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ADMITTED)
          .build();

  private final ScriptedTemporal temporal = new ScriptedTemporal();
  private final UpdateClient updates =
      new UpdateClient(temporal.client(), new RunId("peering/milan~rome", "r1"));

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldReturnTheAnswerOfTheRun() {
    // given
    temporal.then(updated(answer("retrying 2 undos")));

    // when
    var answer = updates.execute("retry", null);

    // then
    assertThat(answer).isEqualTo("retrying 2 undos");
  }

  @Test
  void shouldPollUntilARunThatIsSlowHasAnswered() {
    // given
    temporal
        .then(ACCEPTED)
        .then(PollWorkflowExecutionUpdateResponse.getDefaultInstance())
        .then(
            PollWorkflowExecutionUpdateResponse.newBuilder().setOutcome(answer("skipped")).build());

    // when
    var answer = updates.execute("skip", "create the gateway server on milan");

    // then
    assertThat(answer).isEqualTo("skipped");
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldReportWhyTheRunRejectsIt() {
    // given
    temporal.then(updated(rejection("nothing is stuck")));

    // when
    var failure =
        catchThrowableOfType(CommandException.class, () -> updates.execute("retry", null));

    // then
    assertThat(failure).hasMessage("nothing is stuck");
    assertThat(failure.code().code()).isEqualTo(2);
    assertThat(failure.hint()).isEmpty();
  }

  @Test
  void shouldNotWaitForTheAnswerWhenItIsOnlyStarted() {
    // given
    temporal.then(ACCEPTED);

    // when
    updates.start("abort", "wrong cluster");

    // then
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldSendAnUpdateAgainUntilAWorkerHasAcceptedIt() {
    // given
    temporal.then(ADMITTED).then(ADMITTED).then(ACCEPTED);

    // when
    updates.start("abort", "wrong cluster");

    // then
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldSendAnUpdateAgainWhileTheWorkerOfTheRunFails() {
    // given
    temporal
        .then(
            Status.FAILED_PRECONDITION.withDescription(
                "Unable to perform workflow execution update due to Workflow Task in failed"
                    + " state."))
        .then(ACCEPTED);

    // when
    updates.start("abort", "wrong cluster");

    // then
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldSayOnceWhatAnUpdateWaitsForAndHowToStop() {
    // given
    temporal
        .after(Duration.ofSeconds(20))
        .then(ADMITTED)
        .after(Duration.ofSeconds(20))
        .then(ADMITTED)
        .then(ACCEPTED);

    // when
    updates.start("abort", "wrong cluster");

    // then
    assertThat(temporal.notices())
        .containsExactly(
            "waiting for a worker that serves task queue hawser of Temporal at scripted:7233 to"
                + " take \"abort\"; if there is none, start one with \"hawser worker\". To stop"
                + " waiting, press Ctrl-C: the run may still take it later");
  }

  @Test
  void shouldSayNothingOfAnUpdateThatIsTakenSoon() {
    // given
    temporal.after(Duration.ofSeconds(4)).then(ACCEPTED);

    // when
    updates.start("abort", "wrong cluster");
    temporal.clock().advance(Duration.ofMinutes(1));

    // then
    assertThat(temporal.notices()).isEmpty();
    assertThat(temporal.clock().pending()).isZero();
  }

  @Test
  void shouldNotCallAnUpdateUntakenThatTakesLong() {
    // given
    temporal
        .then(ACCEPTED)
        .after(Duration.ofSeconds(20))
        .then(
            PollWorkflowExecutionUpdateResponse.newBuilder()
                .setOutcome(answer("given up"))
                .build());

    // when
    var answer = updates.execute("giveUpProvider", "destroyed");

    // then
    assertThat(answer).isEqualTo("given up");
    assertThat(temporal.notices()).isEmpty();
    assertThat(temporal.requests().getFirst())
        .isInstanceOfSatisfying(
            UpdateWorkflowExecutionRequest.class,
            request ->
                assertThat(request.getWaitPolicy().getLifecycleStage())
                    .isEqualTo(UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED));
  }

  @Test
  void shouldReportARejectionEvenWhenItIsOnlyStarted() {
    // given
    temporal.then(updated(rejection("the run is already being aborted: why")));

    // when
    var failure =
        catchThrowableOfType(CommandException.class, () -> updates.start("abort", "again"));

    // then
    assertThat(failure).hasMessage("the run is already being aborted: why");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldSayThatTheRunHasEnded(boolean endsWhilePolling) {
    // given
    if (endsWhilePolling) temporal.then(ACCEPTED);
    temporal.then(Status.NOT_FOUND.withDescription("workflow execution already completed"));

    // when
    var failure =
        catchThrowableOfType(CommandException.class, () -> updates.execute("retry", null));

    // then
    assertThat(failure).hasMessage("the run has already ended");
    assertThat(failure.code().code()).isEqualTo(1);
  }

  @Test
  void shouldSayThatTemporalCannotBeReached() {
    // given
    temporal.thenAlways(Status.UNAVAILABLE);

    // when
    var failure =
        catchThrowableOfType(CommandException.class, () -> updates.execute("retry", null));

    // then
    assertThat(failure.sentence()).startsWith("cannot reach Temporal at scripted:7233");
    assertThat(failure.code().code()).isEqualTo(3);
  }

  private static Outcome answer(String text) {
    return Outcome.newBuilder()
        .setSuccess(Payloads.converter().toPayloads(text).orElseThrow())
        .build();
  }

  private static Outcome rejection(String sentence) {
    var info = ApplicationFailureInfo.newBuilder().setType("java.lang.IllegalStateException");
    return Outcome.newBuilder()
        .setFailure(Failure.newBuilder().setMessage(sentence).setApplicationFailureInfo(info))
        .build();
  }

  private static UpdateWorkflowExecutionResponse updated(Outcome outcome) {
    return UpdateWorkflowExecutionResponse.newBuilder().setOutcome(outcome).build();
  }
}
