package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PairRequest;
import dev.hawser.peering.RunSummary;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.failure.TerminatedFailure;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;

/**
 * The one run of a pair, which has the pair's own workflow ID. A run with any other ID starts it as
 * its child and returns its outcome.
 */
final class CanonicalRun {
  private CanonicalRun() {}

  /** Whether this run is the one of the pair. */
  static boolean isCanonical(Pair pair) {
    return Workflow.getInfo().getWorkflowId().equals(pair.workflowId());
  }

  /** For starting the pair's own run as a child that outlives this one. */
  static ChildWorkflowOptions options(PairRequest request) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(request.pair().workflowId())
        .setStaticSummary(RunSummary.of(request))
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .build();
  }

  /** The failure of the pair's own run, as this run's. */
  static ApplicationFailure failure(Pair pair, ChildWorkflowFailure failure) {
    return switch (failure.getCause()) {
      case ApplicationFailure cause ->
          ApplicationFailure.newNonRetryableFailure(
              cause.getOriginalMessage(), cause.getType(), "run " + pair.workflowId());
      case WorkflowExecutionAlreadyStarted running -> busy(pair);
      case TerminatedFailure terminated ->
          Failures.refuse(
              FailureType.ROLLBACK_INCOMPLETE,
              "run "
                  + pair.workflowId()
                  + " was terminated: nothing was undone, and its claim is left; see what there is"
                  + " with hawser status, then peer with takeOver or unpeer");
      case CanceledFailure cancelled ->
          Failures.refuse(FailureType.ABORTED, "run " + pair.workflowId() + " was cancelled");
      case null, default ->
          Failures.refuse(
              FailureType.INTERNAL_ERROR,
              "run " + pair.workflowId() + " ended without a result: " + failure.getCause());
    };
  }

  static ApplicationFailure busy(Pair pair) {
    return Failures.refuse(
        FailureType.ALREADY_RUNNING,
        "run "
            + pair.workflowId()
            + " is in progress: check it with hawser status, wait for it, or abort it with hawser"
            + " abort");
  }
}
