package dev.hawser.worker;

import dev.hawser.activity.TaskQueuePolls;
import dev.hawser.peering.saga.LostAttempts;
import dev.hawser.peering.saga.TemporalLookup;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What the worker that serves the runs asks Temporal for them, in its own namespace. */
final class WorkerTemporalLookup implements TemporalLookup {
  private final WorkflowClient client;

  WorkerTemporalLookup(WorkflowClient client) {
    this.client = client;
  }

  @Override
  public boolean isPolled(String taskQueue, Instant now) {
    var request =
        DescribeTaskQueueRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
            .build();
    var answer =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .withDeadlineAfter(5, TimeUnit.SECONDS)
            .describeTaskQueue(request);
    return TaskQueuePolls.isServed(answer, now);
  }

  @Override
  public boolean hasLostAttempt(String workflowId, String runId) {
    return LostAttempts.in(client.fetchHistory(workflowId, runId).getEvents());
  }
}
