package dev.hawser.faultproxy.grpc;

import io.grpc.Attributes;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call and its response. It runs in the gRPC context of the incoming call, which carries
 * deadline and cancellation.
 */
final class ProxiedCall {
  private static final Status RESPONSE_LOST =
      Status.UNAVAILABLE.withDescription("the response was lost");

  private final ServerCall<byte[], byte[]> caller;
  private final Metadata headers;
  private final byte[] request;
  private final ActivityTasks tasks;
  private final Supplier<TaskListener> listener;
  private final String method;

  ProxiedCall(
      ServerCall<byte[], byte[]> caller,
      Metadata headers,
      byte[] request,
      ActivityTasks tasks,
      Supplier<TaskListener> listener) {
    this.caller = caller;
    this.headers = headers;
    this.request = request;
    this.tasks = tasks;
    this.listener = listener;
    method = String.valueOf(caller.getMethodDescriptor().getBareMethodName());
  }

  String method() {
    return method;
  }

  Attributes attributes() {
    return caller.getAttributes();
  }

  void refuse(Status status) {
    caller.close(status, new Metadata());
  }

  void passOn(Channel server) {
    if (passes(TaskStage.OUTCOME_ARRIVED, reported())) call(server, new ResponseForwarder(true));
    else refuse(RESPONSE_LOST);
  }

  void passOnWithoutResponse(Channel server) {
    call(server, new ResponseForwarder(false));
  }

  private Optional<ActivityTask> reported() {
    return tasks.reported(method, request);
  }

  private boolean passes(TaskStage stage, Optional<ActivityTask> task) {
    return task.isEmpty() || listener.get().at(stage, task.get());
  }

  private void call(Channel server, ResponseForwarder forwarder) {
    var call = server.newCall(MessageBytes.method(fullName()), CallOptions.DEFAULT);
    call.start(forwarder, headers);
    call.sendMessage(request);
    call.halfClose();
    call.request(2);
  }

  private String fullName() {
    return caller.getMethodDescriptor().getFullMethodName();
  }

  /** Passes the server's response on to the caller. */
  private final class ResponseForwarder extends ClientCall.Listener<byte[]> {
    private final boolean isForwarded;
    private Metadata responseHeaders = new Metadata();
    private byte @Nullable [] response;

    ResponseForwarder(boolean isForwarded) {
      this.isForwarded = isForwarded;
    }

    @Override
    public void onHeaders(Metadata received) {
      responseHeaders = received;
    }

    @Override
    public void onMessage(byte[] message) {
      response = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (!isForwarded
          || !passes(TaskStage.OUTCOME_TAKEN, status.isOk() ? reported() : Optional.empty())) {
        refuse(RESPONSE_LOST);
      } else if (status.isOk() && response != null) {
        handOut(response, status, trailers);
      } else {
        caller.close(status, trailers);
      }
    }

    private void handOut(byte[] message, Status status, Metadata trailers) {
      var task = tasks.handedOut(method, request, message);
      if (!passes(TaskStage.BEFORE_HANDING_OUT, task)) {
        refuse(RESPONSE_LOST);
        return;
      }
      caller.sendHeaders(responseHeaders);
      caller.sendMessage(message);
      caller.close(status, trailers);
      passes(TaskStage.HANDED_OUT, task);
    }
  }
}
