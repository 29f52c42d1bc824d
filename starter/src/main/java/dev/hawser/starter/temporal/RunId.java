package dev.hawser.starter.temporal;

import io.temporal.api.common.v1.WorkflowExecution;

/** Workflow ID and run ID; an empty run ID means the latest run. */
public record RunId(String workflow, String run) {
  static RunId of(WorkflowExecution execution) {
    return new RunId(execution.getWorkflowId(), execution.getRunId());
  }

  WorkflowExecution execution() {
    return WorkflowExecution.newBuilder().setWorkflowId(workflow).setRunId(run).build();
  }
}
