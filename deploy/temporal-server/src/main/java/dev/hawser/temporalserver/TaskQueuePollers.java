package dev.hawser.temporalserver;

import static io.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY;
import static io.temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW;

import com.google.protobuf.Timestamp;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers DescribeTaskQueue with the pollers of the queue, which the test server of sdk-java 1.38
 * does not implement. Only the time of the last poll and the identity are reported.
 */
final class TaskQueuePollers implements ServerInterceptor {
  private final Map<Queue, Map<String, Long>> lastPolls = new ConcurrentHashMap<>();

  private record Queue(String namespace, TaskQueueType type, String name) {}

  private record Poller(Queue queue, String identity) {
    static @Nullable Poller of(@Nullable Object poll) {
      return switch (poll) {
        case PollActivityTaskQueueRequest it ->
            of(it.getNamespace(), TASK_QUEUE_TYPE_ACTIVITY, it.getTaskQueue(), it.getIdentity());
        case PollWorkflowTaskQueueRequest it ->
            of(it.getNamespace(), TASK_QUEUE_TYPE_WORKFLOW, it.getTaskQueue(), it.getIdentity());
        case null, default -> null;
      };
    }

    private static Poller of(
        String namespace, TaskQueueType type, TaskQueue queue, String identity) {
      return new Poller(new Queue(namespace, type, queue.getName()), identity);
    }
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    return switch (String.valueOf(call.getMethodDescriptor().getBareMethodName())) {
      case "PollActivityTaskQueue", "PollWorkflowTaskQueue" ->
          new Poll<>(next.startCall(call, headers));
      case "DescribeTaskQueue" -> new Description<>(call);
      default -> next.startCall(call, headers);
    };
  }

  private DescribeTaskQueueResponse describe(DescribeTaskQueueRequest request) {
    var queue =
        new Queue(
            request.getNamespace(), request.getTaskQueueType(), request.getTaskQueue().getName());
    var answer = DescribeTaskQueueResponse.newBuilder();
    lastPolls.getOrDefault(queue, Map.of()).entrySet().stream()
        .map(
            poll ->
                PollerInfo.newBuilder()
                    .setIdentity(poll.getKey())
                    .setLastAccessTime(Timestamp.newBuilder().setSeconds(poll.getValue())))
        .forEach(answer::addPollers);
    return answer.build();
  }

  /** One poll: it counts when it begins and when it ends. */
  private final class Poll<Q> extends SimpleForwardingServerCallListener<Q> {
    private @Nullable Poller poller;

    Poll(ServerCall.Listener<Q> next) {
      super(next);
    }

    @Override
    public void onMessage(Q message) {
      poller = Poller.of(message);
      recordPoll();
      super.onMessage(message);
    }

    @Override
    public void onComplete() {
      recordPoll();
      super.onComplete();
    }

    private void recordPoll() {
      if (poller == null) return;
      lastPolls
          .computeIfAbsent(poller.queue(), any -> new ConcurrentHashMap<>())
          .put(poller.identity(), Instant.now().getEpochSecond());
    }
  }

  /** One call of DescribeTaskQueue. */
  private final class Description<Q, A> extends ServerCall.Listener<Q> {
    private final ServerCall<Q, A> call;

    Description(ServerCall<Q, A> call) {
      this.call = call;
      call.request(1);
    }

    @Override
    @SuppressWarnings("unchecked") // the method's own answer
    public void onMessage(Q message) {
      var answer = (A) describe((DescribeTaskQueueRequest) message);
      call.sendHeaders(new Metadata());
      call.sendMessage(answer);
      call.close(Status.OK, new Metadata());
    }
  }
}
