package dev.hawser.starter.temporal;

import static io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED;
import static io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED;

import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.EngineText;
import dev.hawser.starter.outcome.ExitCode;
import io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage;
import io.temporal.api.update.v1.Input;
import io.temporal.api.update.v1.Meta;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.update.v1.Request;
import io.temporal.api.update.v1.UpdateRef;
import io.temporal.api.update.v1.WaitPolicy;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends updates (abort, retry, skip) to a run. */
public final class UpdateClient {
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final TemporalClient temporal;
  private final RunId run;

  public UpdateClient(TemporalClient temporal, RunId run) {
    this.temporal = temporal;
    this.run = run;
  }

  /**
   * Sends the update and waits for the run's answer.
   *
   * @throws CommandException when the run rejects the update, with the run's own sentence
   */
  public String execute(String update, @Nullable Object argument) {
    var id = UUID.randomUUID().toString();
    var outcome = send(update, argument, id);
    while (outcome.isEmpty()) outcome = poll(id);
    return answer(outcome.get());
  }

  /**
   * Sends the update and returns as soon as the run has accepted it.
   *
   * @throws CommandException when the run rejects the update, with the run's own sentence
   */
  public void start(String update, @Nullable Object argument) {
    var id = UUID.randomUUID().toString();
    send(update, argument, id).filter(Outcome::hasFailure).ifPresent(this::answer);
  }

  /**
   * Until a worker has accepted it, an update exists in the server's memory only, and the server
   * answers before long that it has not been accepted yet. It is sent again under the same ID.
   */
  @SuppressWarnings("try") // the notice is only set and cancelled
  private Optional<Outcome> send(String update, @Nullable Object argument, String id) {
    try (var notice = temporal.noticeAfter(SILENCE, waiting(update))) {
      while (true) {
        var response = sendOnce(update, argument, id);
        if (response.hasOutcome()) return Optional.of(response.getOutcome());
        if (isAccepted(response.getStage())) return Optional.empty();
      }
    }
  }

  private String waiting(String update) {
    return "waiting for a worker that serves task queue "
        + TaskQueues.RUNS
        + " of Temporal at "
        + temporal.address()
        + " to take \""
        + update
        + "\"; if there is none, start one with \"hawser worker\". To stop waiting, press Ctrl-C:"
        + " the run may still take it later";
  }

  private static boolean isAccepted(UpdateWorkflowExecutionLifecycleStage stage) {
    return stage == UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED
        || stage == UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED;
  }

  private UpdateWorkflowExecutionResponse sendOnce(
      String update, @Nullable Object argument, String id) {
    var input = Input.newBuilder().setName(update);
    if (argument != null) input.setArgs(temporal.payloads(argument));
    var request =
        UpdateWorkflowExecutionRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setWorkflowExecution(run.execution())
            .setWaitPolicy(
                WaitPolicy.newBuilder()
                    .setLifecycleStage(UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED))
            .setRequest(
                Request.newBuilder()
                    .setMeta(
                        Meta.newBuilder().setUpdateId(id).setIdentity(TemporalClient.identity()))
                    .setInput(input))
            .build();
    return temporal
        .errors()
        .callForRunning(() -> temporal.longPollStub().updateWorkflowExecution(request))
        .orElseThrow(UpdateClient::ended);
  }

  private Optional<Outcome> poll(String id) {
    var request =
        PollWorkflowExecutionUpdateRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setIdentity(TemporalClient.identity())
            .setUpdateRef(
                UpdateRef.newBuilder().setWorkflowExecution(run.execution()).setUpdateId(id))
            .setWaitPolicy(
                WaitPolicy.newBuilder()
                    .setLifecycleStage(UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED))
            .build();
    var response =
        temporal
            .errors()
            .callForExisting(() -> temporal.longPollStub().pollWorkflowExecutionUpdate(request))
            .orElseThrow(UpdateClient::ended);
    return response.hasOutcome() ? Optional.of(response.getOutcome()) : Optional.empty();
  }

  private static CommandException ended() {
    return CommandException.because(ExitCode.FAILED, "the run has already ended");
  }

  private String answer(Outcome outcome) {
    if (!outcome.hasFailure()) {
      return temporal.value(outcome.getSuccess().getPayloads(0), String.class);
    }
    var failure = temporal.converter().failureToException(outcome.getFailure());
    String why =
        failure instanceof ApplicationFailure refused
            ? refused.getOriginalMessage()
            : String.valueOf(failure.getMessage());
    throw CommandException.because(ExitCode.USAGE, EngineText.of(why), failure);
  }
}
