package dev.hawser.starter.temporal;

import io.temporal.api.common.v1.WorkflowExecution;

/** One run. */
public record RunId(String workflow, String run) {
  static RunId of(WorkflowExecution execution) {
    return new RunId(execution.getWorkflowId(), execution.getRunId());
  }

  WorkflowExecution execution() {
    return WorkflowExecution.newBuilder().setWorkflowId(workflow).setRunId(run).build();
  }
}
