package dev.hawser.temporalserver;

import com.google.protobuf.ByteString;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.temporal.api.command.v1.Command;
import io.temporal.api.enums.v1.CommandType;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCanceledRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a workflow task that cancels an activity which ended during the task, so that the run
 * sees the outcome first. The test server would answer such a task with an error and never send
 * another one to the run (a known defect of sdk-java 1.38). A real server holds outcomes back until
 * the task is completed.
 */
final class LateCancelWorkaround implements ServerInterceptor {
  private final WorkflowServiceImplBase service;

  /** The scheduling events of ended activities, by run; the set is the lock of its run. */
  private final Map<String, Set<Long>> ended = new ConcurrentHashMap<>();

  LateCancelWorkaround(WorkflowServiceImplBase service) {
    this.service = service;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
    var listener = next.startCall(call, headers);
    return method.startsWith("Respond") ? new Answer<>(call, listener) : listener;
  }

  /** One outcome, or one answered task; the service is called at half-close. */
  private final class Answer<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, ?> call;
    private @Nullable Q message;

    Answer(ServerCall<Q, ?> call, ServerCall.Listener<Q> listener) {
      super(listener);
      this.call = call;
    }

    @Override
    public void onMessage(Q message) {
      this.message = message;
      super.onMessage(message);
    }

    @Override
    public void onHalfClose() {
      switch (message) {
        case RespondActivityTaskCompletedRequest outcome -> end(outcome.getTaskToken());
        case RespondActivityTaskFailedRequest outcome -> end(outcome.getTaskToken());
        case RespondActivityTaskCanceledRequest outcome -> end(outcome.getTaskToken());
        case RespondWorkflowTaskCompletedRequest task -> answer(task);
        case null, default -> super.onHalfClose();
      }
    }

    private void end(ByteString token) {
      var activity = TaskToken.ofActivity(token);
      var ofRun = ofRun(activity.run());
      synchronized (ofRun) {
        ofRun.add(activity.scheduledEvent());
        super.onHalfClose();
      }
    }

    /** A failed attempt that will be retried counts as ended too, which costs one more task. */
    private void answer(RespondWorkflowTaskCompletedRequest task) {
      var ofRun = ofRun(TaskToken.run(task.getTaskToken()));
      synchronized (ofRun) {
        boolean isLate =
            ofRun.removeIf(
                event -> task.getCommandsList().stream().anyMatch(it -> cancels(it, event)));
        if (isLate) repeat(task);
        else super.onHalfClose();
      }
    }

    private void repeat(RespondWorkflowTaskCompletedRequest task) {
      var failed =
          RespondWorkflowTaskFailedRequest.newBuilder()
              .setTaskToken(task.getTaskToken())
              .setNamespace(task.getNamespace())
              .setIdentity(task.getIdentity())
              .setCause(WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND)
              .build();
      try {
        service.respondWorkflowTaskFailed(failed, new IgnoredResponse());
      } catch (StatusRuntimeException e) {
        // The task no longer belongs to this worker, and the answer says so.
      }
      call.close(Status.INVALID_ARGUMENT.withDescription("UnhandledCommand"), new Metadata());
    }
  }

  private Set<Long> ofRun(String run) {
    return ended.computeIfAbsent(run, any -> ConcurrentHashMap.newKeySet());
  }

  private static boolean cancels(Command command, long scheduledEvent) {
    return command.getCommandType() == CommandType.COMMAND_TYPE_REQUEST_CANCEL_ACTIVITY_TASK
        && command.getRequestCancelActivityTaskCommandAttributes().getScheduledEventId()
            == scheduledEvent;
  }

  /** Ignores the answer. */
  private static final class IgnoredResponse
      implements StreamObserver<RespondWorkflowTaskFailedResponse> {
    @Override
    public void onNext(RespondWorkflowTaskFailedResponse answer) {}

    @Override
    public void onError(Throwable error) {}

    @Override
    public void onCompleted() {}
  }
}
