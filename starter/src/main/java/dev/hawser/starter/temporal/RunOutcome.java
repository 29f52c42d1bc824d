package dev.hawser.starter.temporal;

import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.outcome.EngineText;
import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.FailureHint;
import dev.hawser.starter.outcome.NamedPair;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** How a run ended. */
public sealed interface RunOutcome {
  /** With a result. */
  record Completed(Payload result) implements RunOutcome {}

  /** With a failure type and a sentence. */
  record Failed(String type, String message, Throwable cause) implements RunOutcome {
    public CommandException toCommandException(NamedPair pair) {
      return CommandException.ofRun(type, message, FailureHint.of(type, pair), cause);
    }
  }

  /** In another way: cancelled or terminated in Temporal, timed out, or continued as a new run. */
  record Ended(ExitCode code, String how) implements RunOutcome {
    public CommandException toCommandException(String workflowType, String pair) {
      return CommandException.because(code, workflowType + " " + pair + " " + how);
    }
  }

  /** Whether this is the last event of a run. */
  static boolean isEnd(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
          EVENT_TYPE_WORKFLOW_EXECUTION_FAILED,
          EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED,
          EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT,
          EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW ->
          true;
      default -> false;
    };
  }

  /** Empty when the event ends nothing. */
  static Optional<RunOutcome> of(HistoryEvent event, TemporalClient temporal) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          Optional.of(
              new Completed(
                  event.getWorkflowExecutionCompletedEventAttributes().getResult().getPayloads(0)));
      case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED -> Optional.of(failed(event, temporal));
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED ->
          Optional.of(new Ended(ExitCode.ABORTED, "was cancelled"));
      case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED ->
          Optional.of(
              new Ended(
                  ExitCode.ROLLBACK_INCOMPLETE,
                  "was terminated without a rollback: "
                      + event.getWorkflowExecutionTerminatedEventAttributes().getReason()));
      case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT ->
          Optional.of(new Ended(ExitCode.FAILED, "timed out"));
      case EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW ->
          Optional.of(new Ended(ExitCode.FAILED, "was continued as a new run"));
      default -> Optional.empty();
    };
  }

  private static RunOutcome failed(HistoryEvent event, TemporalClient temporal) {
    var failure =
        temporal
            .converter()
            .failureToException(event.getWorkflowExecutionFailedEventAttributes().getFailure());
    Throwable top = failure;
    while (top != null) {
      if (top instanceof ApplicationFailure ours && !ours.getType().isEmpty()) {
        return new Failed(ours.getType(), ours.getOriginalMessage(), failure);
      }
      top = top.getCause();
    }
    return new Failed("", EngineText.of(String.valueOf(failure.getMessage())), failure);
  }

  /**
   * The result.
   *
   * @param pair the two cluster IDs as on the command line
   * @throws CommandException when the run did not complete
   */
  default Payload resultOrStop(String type, String pair) {
    return resultOrStop(type, pair, NamedPair.ofIds(pair));
  }

  /**
   * As {@link #resultOrStop(String, String)}.
   *
   * @param next how a command that is to be run next names the pair
   */
  default Payload resultOrStop(String type, String pair, NamedPair next) {
    return switch (this) {
      case Completed completed -> completed.result();
      case Failed failed -> throw failed.toCommandException(next);
      case Ended ended -> throw ended.toCommandException(type, pair);
    };
  }
}
