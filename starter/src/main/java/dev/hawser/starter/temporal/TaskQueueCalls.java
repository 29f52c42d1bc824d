package dev.hawser.starter.temporal;

import dev.hawser.activity.TaskQueues;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.util.List;
import java.util.Optional;

/** What is asked of task queues. */
public final class TaskQueueCalls {
  private final TemporalClient temporal;

  TaskQueueCalls(TemporalClient temporal) {
    this.temporal = temporal;
  }

  /**
   * Whether a worker polls the task queue, or did in the last minutes; true when this server cannot
   * say. How long ago is not compared: the clock of this computer may be wrong.
   */
  public boolean isServed(String queue) {
    return polling(queue).map(workers -> !workers.isEmpty()).orElse(true);
  }

  /**
   * As {@link #isServed}, asked once.
   *
   * @throws StatusRuntimeException when Temporal does not answer
   */
  boolean isServedOnce(String queue) {
    try {
      return temporal.quickStub().describeTaskQueue(describing(queue)).getPollersCount() > 0;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) return true;
      throw e;
    }
  }

  /** Who polls the task queue, or did in the last minutes; empty when this server cannot say. */
  public Optional<List<Poller>> pollers(String queue) {
    return polling(queue).map(workers -> workers.stream().map(Poller::of).toList());
  }

  private Optional<List<PollerInfo>> polling(String queue) {
    var request = describing(queue);
    return temporal
        .errors()
        .callIfSupported(() -> temporal.quickStub().describeTaskQueue(request).getPollersList());
  }

  /** Runs are workflows; what is polled of a cluster's queue are activities. */
  private DescribeTaskQueueRequest describing(String queue) {
    return DescribeTaskQueueRequest.newBuilder()
        .setNamespace(temporal.namespace())
        .setTaskQueue(TaskQueue.newBuilder().setName(queue))
        .setTaskQueueType(
            TaskQueues.cluster(queue).isPresent()
                ? TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY
                : TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
        .build();
  }
}
