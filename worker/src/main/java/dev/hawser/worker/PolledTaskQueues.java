package dev.hawser.worker;

import dev.hawser.peering.saga.TaskQueueLookup;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The activity task queues of one namespace, as Temporal describes them. */
final class PolledTaskQueues implements TaskQueueLookup {
  /** A poll lasts a minute. The server lists a poller for five minutes after its last one. */
  private static final Duration RECENT = Duration.ofMinutes(2);

  private final WorkflowServiceStubs service;
  private final String namespace;

  PolledTaskQueues(WorkflowServiceStubs service, String namespace) {
    this.service = service;
    this.namespace = namespace;
  }

  @Override
  public boolean isPolled(String taskQueue) {
    var request =
        DescribeTaskQueueRequest.newBuilder()
            .setNamespace(namespace)
            .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
            .build();
    var answer =
        service.blockingStub().withDeadlineAfter(5, TimeUnit.SECONDS).describeTaskQueue(request);
    var since = Instant.now().minus(RECENT);
    return answer.getPollersList().stream().anyMatch(poller -> lastPoll(poller).isAfter(since));
  }

  private static Instant lastPoll(PollerInfo poller) {
    return Instant.ofEpochSecond(poller.getLastAccessTime().getSeconds());
  }
}
