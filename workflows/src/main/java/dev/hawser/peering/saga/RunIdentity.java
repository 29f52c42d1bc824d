package dev.hawser.peering.saga;

import dev.hawser.activity.ClaimHolder;
import io.temporal.workflow.Workflow;
import java.time.Instant;

/** How this run marks its claims and what it creates. */
final class RunIdentity {
  private RunIdentity() {}

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
}
