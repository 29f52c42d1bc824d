package dev.hawser.temporalserver;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedRequest;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskFailedResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a workflow task that cancels a timer or an activity which ended during the task, so that
 * the run sees the outcome first. The test server would answer such a task with an error and never
 * send another one to the run (a known defect of sdk-java 1.38). A real server holds outcomes back
 * until the task is completed.
 */
final class LateCancelWorkaround implements ServerInterceptor {
  private final WorkflowServiceImplBase service;
  private final OpenCommands open;

  LateCancelWorkaround(WorkflowServiceImplBase service) {
    this.service = service;
    open = new OpenCommands(service);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String method = String.valueOf(call.getMethodDescriptor().getBareMethodName());
    var listener = next.startCall(call, headers);
    return method.equals("RespondWorkflowTaskCompleted") ? new Answer<>(call, listener) : listener;
  }

  /** One answered task; the service is called at half-close. */
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
      if (message instanceof RespondWorkflowTaskCompletedRequest task) {
        open.handle(task, super::onHalfClose, () -> repeat(task));
      } else {
        super.onHalfClose();
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
