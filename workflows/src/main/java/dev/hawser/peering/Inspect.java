package dev.hawser.peering;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Inspects both clusters of a pair and changes nothing. */
@WorkflowInterface
public interface Inspect {
  /**
   * A cluster that does not answer within ten seconds is reported as a problem, not as a failure.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code InvalidRequest}
   */
  @WorkflowMethod(name = "Inspect")
  Inspection inspect(InspectRequest request);

  /** What has been seen until now, without a plan: a cluster that has not answered is null. */
  @QueryMethod(name = "seen", description = "What has been seen of the pair until now")
  Inspection seen();
}
