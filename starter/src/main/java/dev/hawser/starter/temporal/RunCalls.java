package dev.hawser.starter.temporal;

import static io.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;

import dev.hawser.activity.TaskQueues;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.sdk.v1.UserMetadata;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of runs, and done to them. */
public final class RunCalls {
  private static final Duration DELETION = Duration.ofSeconds(1);
  private static final Set<Status.Code> QUERY_REPEATED =
      Set.of(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED);

  private final TemporalClient temporal;

  RunCalls(TemporalClient temporal) {
    this.temporal = temporal;
  }

  /**
   * Whether a run was started.
   *
   * @param started false when a run with that ID is already running
   */
  record Started(RunId run, boolean started) {}

  /**
   * All attempts have one request ID, so that Temporal starts one run and says so to each.
   *
   * @param summary what Temporal's Web UI says of the run
   */
  Started start(
      String type, String workflowId, Object request, String summary, @Nullable Duration limit) {
    var start = starting(type, workflowId, request, summary);
    if (limit != null) start.setWorkflowExecutionTimeout(seconds(limit));
    var response =
        temporal.errors().call(() -> temporal.quickStub().startWorkflowExecution(start.build()));
    return new Started(new RunId(workflowId, response.getRunId()), response.getStarted());
  }

  private StartWorkflowExecutionRequest.Builder starting(
      String type, String workflowId, Object request, String summary) {
    return StartWorkflowExecutionRequest.newBuilder()
        .setNamespace(temporal.namespace())
        .setRequestId(UUID.randomUUID().toString())
        .setIdentity(TemporalClient.identity())
        .setWorkflowId(workflowId)
        .setWorkflowType(WorkflowType.newBuilder().setName(type))
        .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.RUNS))
        .setInput(temporal.payloads(request))
        .setUserMetadata(UserMetadata.newBuilder().setSummary(temporal.payload(summary)))
        .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
  }

  private static com.google.protobuf.Duration seconds(Duration duration) {
    return com.google.protobuf.Duration.newBuilder().setSeconds(duration.toSeconds()).build();
  }

  /** Empty when there was never such a run. An empty run ID means the latest. */
  public Optional<DescribeWorkflowExecutionResponse> describe(RunId run) {
    return temporal.errors().callForExisting(() -> describeOnce(run));
  }

  /** As {@link #describe}, in one attempt; gRPC errors are thrown as they are. */
  DescribeWorkflowExecutionResponse describeOnce(RunId run) {
    var request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setExecution(run.execution())
            .build();
    return temporal.quickStub().describeWorkflowExecution(request);
  }

  /** The latest run with that workflow ID, open or closed. */
  public Optional<RunId> latest(String workflowId) {
    return describe(new RunId(workflowId, ""))
        .map(found -> RunId.of(found.getWorkflowExecutionInfo().getExecution()));
  }

  /** The open run with that workflow ID. */
  public Optional<RunId> findRunning(String workflowId) {
    return describe(new RunId(workflowId, ""))
        .map(DescribeWorkflowExecutionResponse::getWorkflowExecutionInfo)
        .filter(info -> info.getStatus() == WORKFLOW_EXECUTION_STATUS_RUNNING)
        .map(info -> RunId.of(info.getExecution()));
  }

  /**
   * Empty when the run cannot answer, for example without a worker. Temporal waits for one until
   * the deadline, so a query that reached it is not repeated.
   */
  public <T> Optional<T> query(RunId run, String query, Class<T> type) {
    var request =
        QueryWorkflowRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setExecution(run.execution())
            .setQuery(WorkflowQuery.newBuilder().setQueryType(query))
            .build();
    try {
      var result =
          temporal
              .retries()
              .call(() -> temporal.quickStub().queryWorkflow(request), QUERY_REPEATED)
              .getQueryResult();
      return result.getPayloadsCount() == 0
          ? Optional.empty()
          : Optional.of(temporal.value(result.getPayloads(0), type));
    } catch (StatusRuntimeException e) {
      return Optional.empty();
    }
  }

  /** Has the run and its history deleted, in one attempt; a server may refuse that. */
  void delete(RunId run) {
    var request =
        DeleteWorkflowExecutionRequest.newBuilder()
            .setNamespace(temporal.namespace())
            .setWorkflowExecution(run.execution())
            .build();
    try {
      temporal.stub(DELETION).deleteWorkflowExecution(request);
    } catch (StatusRuntimeException refused) {
      // the run stays in the list until its retention ends
    }
  }
}
