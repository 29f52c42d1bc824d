package dev.hawser.starter.temporal;

import io.temporal.api.filter.v1.StartTimeFilter;
import io.temporal.api.filter.v1.WorkflowExecutionFilter;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Peer and Unpeer runs, newest first.
 *
 * @param note a warning about the list, such as that it is incomplete; empty if there is none
 */
public record RunList(List<WorkflowExecutionInfo> runs, String note) {
  private static final int PAGE = 100;
  private static final Set<String> TYPES = Set.of("Peer", "Unpeer");

  /** Runs of every pair. */
  public static RunList all(TemporalClient temporal) {
    return list(temporal, "WorkflowType IN ('Peer', 'Unpeer')", Optional.empty());
  }

  /** Runs of one pair. */
  public static RunList of(TemporalClient temporal, String workflowId) {
    return list(temporal, "WorkflowId = '" + workflowId + "'", Optional.of(workflowId));
  }

  private static RunList list(TemporalClient temporal, String query, Optional<String> workflowId) {
    var request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setPageSize(PAGE)
            .setQuery(query)
            .build();
    return temporal
        .errors()
        .callIfSupported(
            () -> temporal.quickStub().listWorkflowExecutions(request).getExecutionsList())
        .map(found -> new RunList(found, more(found.size())))
        .orElseGet(() -> older(temporal, workflowId));
  }

  private static String more(int count) {
    return count < PAGE ? "" : "only the newest " + PAGE + " runs are listed";
  }

  private static RunList older(TemporalClient temporal, Optional<String> workflowId) {
    var found = new ArrayList<WorkflowExecutionInfo>();
    var answers = temporal.errors();
    found.addAll(answers.call(() -> open(temporal, workflowId)));
    found.addAll(answers.call(() -> closed(temporal, workflowId)));
    found.removeIf(run -> !TYPES.contains(run.getType().getName()));
    found.sort(newestFirst());
    return new RunList(
        found, "this Temporal server does not support visibility queries: phases may be missing");
  }

  private static Comparator<WorkflowExecutionInfo> newestFirst() {
    return Comparator.comparing(
        run -> Timestamps.instant(run.getStartTime()), Comparator.reverseOrder());
  }

  private static List<WorkflowExecutionInfo> open(
      TemporalClient temporal, Optional<String> workflowId) {
    var request =
        ListOpenWorkflowExecutionsRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setMaximumPageSize(PAGE)
            .setStartTimeFilter(StartTimeFilter.getDefaultInstance());
    workflowId.ifPresent(id -> request.setExecutionFilter(filter(id)));
    return temporal.quickStub().listOpenWorkflowExecutions(request.build()).getExecutionsList();
  }

  private static List<WorkflowExecutionInfo> closed(
      TemporalClient temporal, Optional<String> workflowId) {
    var request =
        ListClosedWorkflowExecutionsRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setMaximumPageSize(PAGE)
            .setStartTimeFilter(StartTimeFilter.getDefaultInstance());
    workflowId.ifPresent(id -> request.setExecutionFilter(filter(id)));
    return temporal.quickStub().listClosedWorkflowExecutions(request.build()).getExecutionsList();
  }

  private static WorkflowExecutionFilter filter(String workflowId) {
    return WorkflowExecutionFilter.newBuilder().setWorkflowId(workflowId).build();
  }
}
