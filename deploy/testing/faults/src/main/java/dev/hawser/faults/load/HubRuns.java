package dev.hawser.faults.load;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.TaskQueues;
import dev.hawser.faults.trial.Durations;
import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.UnpeerRequest;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs of the hub and its consumers, as users start and watch them. */
record HubRuns(WorkflowClient temporal, ClusterId hub) {
  /** Longer than any call of the command may take. */
  private static final Duration PATIENCE = Duration.ofHours(3);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

  /** Starts a Peer, and returns once Temporal has accepted it. */
  WorkflowStub peer(ClusterId consumer, GatewayOptions gateway) {
    var request = PeerRequest.builder(consumer, hub).gateway(gateway).timeout(PATIENCE).build();
    return start("Peer", consumer, request);
  }

  /** Starts an Unpeer that deletes the namespaces too. */
  WorkflowStub unpeer(ClusterId consumer) {
    var request = UnpeerRequest.builder(consumer, hub).deleteNamespaces(true).build();
    return start("Unpeer", consumer, request);
  }

  private WorkflowStub start(String type, ClusterId consumer, Object request) {
    var run =
        temporal.newUntypedWorkflowStub(type, options(PeeringWorkflows.workflowId(consumer, hub)));
    run.start(request);
    return run;
  }

  /** Inspects the pair, and returns when that is done. */
  void inspect(ClusterId consumer) {
    var options = options(PeeringWorkflows.inspectId(consumer, hub, UUID.randomUUID()));
    temporal.newWorkflowStub(Inspect.class, options).inspect(InspectRequest.of(consumer, hub));
  }

  private static WorkflowOptions options(String id) {
    return WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.RUNS).setWorkflowId(id).build();
  }

  /**
   * Waits until the run does nothing but wait for the address of its gateway server.
   *
   * @return why it does not; empty when it does
   */
  static Optional<String> failureToWait(WorkflowStub run, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    int seen = 0;
    while (System.nanoTime() < end) {
      var description = run.describe().getRawDescription();
      if (!isOpen(description)) return Optional.of(failure(run, limit).orElse("it completed"));
      // Between two activities of a branch, the other branch looks alone for a moment.
      seen = isWaiting(description) ? seen + 1 : 0;
      if (seen > 1) return Optional.empty();
      Thread.sleep(POLL_INTERVAL);
    }
    return Optional.of("it did not get to its wait within " + Durations.seconds(limit));
  }

  /** Whether the run has not ended. */
  static boolean isOpen(WorkflowStub run) {
    return isOpen(run.describe().getRawDescription());
  }

  private static boolean isOpen(DescribeWorkflowExecutionResponse description) {
    return description.getWorkflowExecutionInfo().getStatus()
        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private static boolean isWaiting(DescribeWorkflowExecutionResponse description) {
    var pending = description.getPendingActivitiesList();
    return !description.hasPendingWorkflowTask()
        && !pending.isEmpty()
        && pending.stream().allMatch(HubRuns::isOfGatewayServer);
  }

  private static boolean isOfGatewayServer(PendingActivityInfo activity) {
    return activity.getActivityType().getName().endsWith("GatewayServer");
  }

  /**
   * Awaits the run's end.
   *
   * @return why it has not completed; empty when it has
   */
  static Optional<String> failure(WorkflowStub run, Duration limit) {
    try {
      run.getResult(Math.max(1, limit.toMillis()), TimeUnit.MILLISECONDS, Object.class);
      return Optional.empty();
    } catch (TimeoutException e) {
      return Optional.of("still open after " + Durations.seconds(limit));
    } catch (WorkflowException | StatusRuntimeException e) {
      return Optional.of(reason(e));
    }
  }

  /** Asks the run to undo what it did, and returns once it has accepted that. */
  static void abort(WorkflowStub run) {
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "measured");
  }

  /** Type and message of the failure of a run, or else what the exception says. */
  static String reason(RuntimeException e) {
    if (!(e instanceof WorkflowFailedException failed)) return String.valueOf(e.getMessage());
    return failed.getCause() instanceof ApplicationFailure failure
        ? failure.getType() + ": " + failure.getOriginalMessage()
        : failed.getWorkflowCloseEventType().name();
  }
}
