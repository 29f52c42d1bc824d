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

  private final Map<ByteString, String> runOfActivity = new ConcurrentHashMap<>();
  private final Map<ByteString, String> runOfTask = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> underWay = new ConcurrentHashMap<>();

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
    if (method.startsWith("Poll")) return next.startCall(new Handing<>(call), headers);
    if (method.startsWith("Respond")) return new Taking<>(next.startCall(call, headers));
    return next.startCall(call, headers);
  }

  private void handedOut(Object answer) {
    if (answer instanceof PollActivityTaskQueueResponse task && !task.getTaskToken().isEmpty()) {
      runOfActivity.put(task.getTaskToken(), task.getWorkflowExecution().getRunId());
    }
    if (answer instanceof PollWorkflowTaskQueueResponse task && isTask(task)) {
      String run = task.getWorkflowExecution().getRunId();
      runOfTask.put(task.getTaskToken(), run);
      underWay.put(run, new CountDownLatch(1));
    }
  }

  private static boolean isTask(PollWorkflowTaskQueueResponse task) {
    return !task.getTaskToken().isEmpty() && !task.hasQuery();
  }

  private void await(@Nullable ByteString activity) {
    String run = activity == null ? null : runOfActivity.remove(activity);
    var task = run == null ? null : underWay.get(run);
    if (task == null) return;
    try {
      task.await(LONGEST_TASK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(@Nullable ByteString task) {
    String run = task == null ? null : runOfTask.remove(task);
    var latch = run == null ? null : underWay.remove(run);
    if (latch != null) latch.countDown();
  }

  /** A poll's answer tells which run a task is of. */
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
