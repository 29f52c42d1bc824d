package dev.hawser.peering.saga;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Pair;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import java.time.Instant;

/** What every run that writes must be: the pair's only one, and free of what ends it unasked. */
public final class RunPreconditions {
  private static final Duration FOREVER = Duration.ofDays(365);

  private RunPreconditions() {}

  /**
   * @throws ApplicationFailure InvalidRequest
   */
  static void requireValidStart(Pair pair) {
    var info = Workflow.getInfo();
    String id = info.getWorkflowId();
    if (Pair.claims(id) && !id.equals(pair.workflowId())) {
      throw invalid("workflow ID " + id + " belongs to another pair: use " + pair.workflowId());
    }
    if (isBounded(info)) {
      throw invalid(
          "a run or execution timeout, a cron schedule or a retry policy would end this run without"
              + " a rollback: start it without them");
    }
  }

  static boolean isCanonical(Pair pair) {
    return Workflow.getInfo().getWorkflowId().equals(pair.workflowId());
  }

  /** The first execution's run ID: a reset run still knows what it made before. */
  static String label() {
    return Workflow.getInfo().getFirstExecutionRunId();
  }

  static ClaimHolder holder() {
    var info = Workflow.getInfo();
    return new ClaimHolder(
        info.getNamespace(),
        info.getWorkflowId(),
        label(),
        Instant.ofEpochMilli(info.getRunStartedTimestampMillis()));
  }

  /** A run under any other ID starts the pair's own run and hands on what becomes of it. */
  static ChildWorkflowOptions canonicalRunOptions(Pair pair) {
    return ChildWorkflowOptions.newBuilder()
        .setWorkflowId(pair.workflowId())
        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
        .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
        .build();
  }

  /** The failure of the pair's own run, as this run's. */
  static ApplicationFailure failureOfCanonicalRun(Pair pair, ChildWorkflowFailure failure) {
    return switch (failure.getCause()) {
      case ApplicationFailure cause ->
          ApplicationFailure.newNonRetryableFailure(
              cause.getOriginalMessage(), cause.getType(), "run " + pair.workflowId());
      case io.temporal.client.WorkflowExecutionAlreadyStarted running -> busy(pair);
      case null, default ->
          Failures.refuse(FailureType.ABORTED, "run " + pair.workflowId() + " was cancelled");
    };
  }

  static ApplicationFailure busy(Pair pair) {
    return Failures.refuse(
        FailureType.ALREADY_RUNNING,
        "run "
            + pair.workflowId()
            + " is under way: see it with hawser status, wait for it, or end it with hawser abort");
  }

  public static ApplicationFailure missingRequest() {
    return invalid(
        "no request was given: send a JSON object, for example {\"consumer\": \"rome\","
            + " \"provider\": \"milan\"}");
  }

  private static ApplicationFailure invalid(String message) {
    return Failures.refuse(FailureType.INVALID_REQUEST, message);
  }

  private static boolean isBounded(WorkflowInfo info) {
    return isSet(info.getWorkflowRunTimeout())
        || isSet(info.getWorkflowExecutionTimeout())
        || (info.getCronSchedule() != null && !info.getCronSchedule().isEmpty())
        || info.getRetryOptions() != null;
  }

  /** Some servers state a timeout of their own, years away, where nobody asked for one. */
  private static boolean isSet(@org.jspecify.annotations.Nullable Duration timeout) {
    return timeout != null && !timeout.isZero() && timeout.compareTo(FOREVER) < 0;
  }
}
