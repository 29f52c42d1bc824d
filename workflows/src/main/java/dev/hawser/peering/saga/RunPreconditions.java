package dev.hawser.peering.saga;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Pair;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInfo;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What every run that writes requires: nothing (timeout, cron, retry policy) may end it without a
 * rollback.
 */
public final class RunPreconditions {
  private static final Duration FOREVER = Duration.ofDays(365);

  private RunPreconditions() {}

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

  /** Some servers set a timeout of their own, years away, where none was requested. */
  private static boolean isSet(@Nullable Duration timeout) {
    return timeout != null && !timeout.isZero() && timeout.compareTo(FOREVER) < 0;
  }
}
