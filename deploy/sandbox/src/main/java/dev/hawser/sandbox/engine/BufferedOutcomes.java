package dev.hawser.sandbox.engine;

import com.google.protobuf.ByteString;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCanceledRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedResponse;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an activity's outcome back while a task of its run is under way, as a real server does. The
 * test server lets it in at once, and a run that cancels the activity in that very task is then
 * answered with an error and never given another task (a known defect of sdk-java 1.38).
 */
final class BufferedOutcomes implements ServerInterceptor {
  /** A task is answered within milliseconds; one that never is shall hold up nobody for long. */
  private static final long LONGEST_TASK_MILLIS = 500;

  /** A task that is being handed out just now is seen after this time. */
  private static final long SETTLING_MILLIS = 5;

  private final Map<ByteString, String> runOfActivity = new ConcurrentHashMap<>();
  private final Map<ByteString, Task> tasks = new ConcurrentHashMap<>();
  private final Map<String, Task> underWay = new ConcurrentHashMap<>();

  /** A task of a run, from when it is handed out until it is answered. */
  private record Task(String run, CountDownLatch answered) {}

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
    if (method.startsWith("Poll")) return next.startCall(new Handing<>(call), headers);
    if (!method.startsWith("Respond")) return next.startCall(call, headers);
    return new Taking<>(next.startCall(new Handing<>(call), headers));
  }

  private void handedOut(Object answer) {
    if (answer instanceof PollActivityTaskQueueResponse task && !task.getTaskToken().isEmpty()) {
      runOfActivity.put(task.getTaskToken(), task.getWorkflowExecution().getRunId());
    }
    if (answer instanceof PollWorkflowTaskQueueResponse task) begin(task);
    if (answer instanceof RespondWorkflowTaskCompletedResponse next && next.hasWorkflowTask()) {
      begin(next.getWorkflowTask());
    }
  }

  private void begin(PollWorkflowTaskQueueResponse handedOut) {
    if (!isTask(handedOut)) return;
    var task = new Task(handedOut.getWorkflowExecution().getRunId(), new CountDownLatch(1));
    tasks.put(handedOut.getTaskToken(), task);
    underWay.put(task.run(), task);
  }

  private static boolean isTask(PollWorkflowTaskQueueResponse task) {
    return !task.getTaskToken().isEmpty() && !task.hasQuery();
  }

  private void await(@Nullable ByteString activity) {
    String run = activity == null ? null : runOfActivity.remove(activity);
    if (run == null) return;
    try {
      Task task;
      do {
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
        task = underWay.get(run);
      } while (task != null && task.answered().await(LONGEST_TASK_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(@Nullable ByteString token) {
    var task = token == null ? null : tasks.remove(token);
    if (task == null) return;
    underWay.remove(task.run(), task);
    task.answered().countDown();
  }

  /** What is handed out, by a poll or with the answer to another task, tells its run. */
  private final class Handing<Q, A> extends SimpleForwardingServerCall<Q, A> {
    Handing(ServerCall<Q, A> call) {
      super(call);
    }

    @Override
    public void sendMessage(A message) {
      handedOut(message);
      super.sendMessage(message);
    }
  }

  /**
   * The service is called at half-close, so before it an outcome waits and after it a task ends.
   */
  private final class Taking<Q> extends SimpleForwardingServerCallListener<Q> {
    private @Nullable ByteString task;

    Taking(ServerCall.Listener<Q> listener) {
      super(listener);
    }

    @Override
    public void onMessage(Q message) {
      switch (message) {
        case RespondActivityTaskCompletedRequest outcome -> await(outcome.getTaskToken());
        case RespondActivityTaskFailedRequest outcome -> await(outcome.getTaskToken());
        case RespondActivityTaskCanceledRequest outcome -> await(outcome.getTaskToken());
        case RespondWorkflowTaskCompletedRequest completed -> task = completed.getTaskToken();
        case RespondWorkflowTaskFailedRequest failed -> task = failed.getTaskToken();
        default -> task = null;
      }
      super.onMessage(message);
    }

    @Override
    public void onHalfClose() {
      try {
        super.onHalfClose();
      } finally {
        ended(task);
      }
    }
  }
}
