package dev.hawser.starter.temporal;

import com.google.protobuf.ByteString;
import dev.hawser.peering.Pair;
import io.temporal.api.filter.v1.StartTimeFilter;
import io.temporal.api.filter.v1.WorkflowExecutionFilter;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Peer and Unpeer runs, newest first, from a bounded number of calls.
 *
 * @param note a warning about the list, such as that it is incomplete; empty if there is none
 */
public record RunList(List<WorkflowExecutionInfo> runs, String note) {
  private static final int PAGE = 500;
  private static final int PAGES = 10;
  private static final Set<String> TYPES = Set.of("Peer", "Unpeer");

  public RunList {
    runs = runs.stream().sorted(newestFirst()).toList();
  }

  /** Runs of every pair. */
  public static RunList all(TemporalClient temporal) {
    return list(temporal, "WorkflowType IN ('Peer', 'Unpeer')", Optional.empty());
  }

  /** Runs of one pair. */
  public static RunList of(TemporalClient temporal, String workflowId) {
    return list(temporal, "WorkflowId = '" + workflowId + "'", Optional.of(workflowId));
  }

  /** Without those that only started the pair's own run and return its outcome. */
  public List<WorkflowExecutionInfo> ofPairs() {
    return runs.stream().filter(run -> Pair.claims(run.getExecution().getWorkflowId())).toList();
  }

  private static RunList list(TemporalClient temporal, String query, Optional<String> workflowId) {
    return temporal
        .errors()
        .callIfSupported(() -> page(temporal, query, ByteString.EMPTY))
        .map(first -> rest(temporal, query, first))
        .orElseGet(() -> older(temporal, workflowId));
  }

  private static RunList rest(
      TemporalClient temporal, String query, ListWorkflowExecutionsResponse first) {
    var found = new ArrayList<>(first.getExecutionsList());
    var token = first.getNextPageToken();
    for (int page = 1; page < PAGES && !token.isEmpty(); page++) {
      var from = token;
      var next = temporal.errors().call(() -> page(temporal, query, from));
      found.addAll(next.getExecutionsList());
      token = next.getNextPageToken();
    }
    String more = "only " + found.size() + " runs were read: there are more";
    return new RunList(found, token.isEmpty() ? "" : more);
  }

  private static ListWorkflowExecutionsResponse page(
      TemporalClient temporal, String query, ByteString from) {
    var request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setPageSize(PAGE)
            .setQuery(query)
            .setNextPageToken(from)
            .build();
    return temporal.quickStub().listWorkflowExecutions(request);
  }

  /** From a server that knows no visibility queries. */
  private static RunList older(TemporalClient temporal, Optional<String> workflowId) {
    var found = new ArrayList<WorkflowExecutionInfo>();
    var answers = temporal.errors();
    found.addAll(answers.call(() -> open(temporal, workflowId)));
    found.addAll(answers.call(() -> closed(temporal, workflowId)));
    found.removeIf(run -> !TYPES.contains(run.getType().getName()));
    return new RunList(found, "");
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
