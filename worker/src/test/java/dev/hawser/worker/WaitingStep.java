package dev.hawser.worker;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Role;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.payload.Payloads;
import io.temporal.activity.ActivityOptions;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.Optional;

/** A run of one step on rome that waits forever: the tenant namespace is missing. */
final class WaitingStep implements AutoCloseable {
  private static final String QUEUE = "waiting-step";
  private static final ActivityScope SCOPE =
      new ActivityScope(
          new ClusterId("rome"),
          new ClusterId("milan"),
          Role.PROVIDER,
          null,
          "liqo-tenant-milan",
          "run-1",
          Duration.ofMinutes(10));

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final WorkerFactory factory;
  private WorkflowExecution run = WorkflowExecution.getDefaultInstance();

  /** A run of that step; the worker acts only for a Peer or Unpeer of the pair. */
  @WorkflowInterface
  public interface Waiting {
    @WorkflowMethod(name = "Peer")
    void await();
  }

  /** As the sagas call it. */
  public static final class WaitingForever implements Waiting {
    @Override
    public void await() {
      var options =
          ActivityOptions.newBuilder()
              .setTaskQueue(TaskQueues.of(SCOPE.cluster()))
              .setStartToCloseTimeout(Duration.ofMinutes(11))
              .setHeartbeatTimeout(ActivityContract.HEARTBEAT_TIMEOUT)
              .build();
      Workflow.newActivityStub(AuthenticationActivities.class, options).ensureNonce(SCOPE);
    }
  }

  WaitingStep(String address) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build());
    factory = WorkerFactory.newInstance(client);
    factory.newWorker(QUEUE).registerWorkflowImplementationTypes(WaitingForever.class);
    factory.start();
  }

  void start() {
    var options =
        WorkflowOptions.newBuilder()
            .setTaskQueue(QUEUE)
            .setWorkflowId("peering/milan~rome")
            .build();
    run = WorkflowClient.start(client.newWorkflowStub(Waiting.class, options)::await);
  }

  /** Returns once this attempt has begun to wait. */
  void awaitAttempt(int number) {
    while (pending().filter(step -> isWaiting(step, number)).isEmpty()) {
      Thread.onSpinWait();
    }
  }

  String workerOfLastAttempt() {
    return pending().orElseThrow().getLastWorkerIdentity();
  }

  private static boolean isWaiting(PendingActivityInfo step, int number) {
    return step.getAttempt() >= number
        && step.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED
        && step.hasHeartbeatDetails();
  }

  private Optional<PendingActivityInfo> pending() {
    var request =
        DescribeWorkflowExecutionRequest.newBuilder().setNamespace("default").setExecution(run);
    var answer = stubs.blockingStub().describeWorkflowExecution(request.build());
    return answer.getPendingActivitiesList().stream().findFirst();
  }

  @Override
  public void close() {
    factory.shutdownNow();
    stubs.shutdownNow();
  }
}
