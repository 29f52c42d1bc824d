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
 * One call on its way. It is made in the gRPC context of the caller's, which carries deadline and
 * cancellation.
 */
final class ProxiedCall {
  private static final Status LOST = Status.UNAVAILABLE.withDescription("the answer was lost");

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

  void through(Channel server) {
    if (passes(TaskStage.OUTCOME_ARRIVED, reported())) call(server, new Answering(true));
    else refuse(LOST);
  }

  void throughWithoutAnswer(Channel server) {
    call(server, new Answering(false));
  }

  private Optional<ActivityTask> reported() {
    return tasks.reported(method, request);
  }

  private boolean passes(TaskStage moment, Optional<ActivityTask> task) {
    return task.isEmpty() || listener.get().at(moment, task.get());
  }

  private void call(Channel server, Answering answering) {
    var call = server.newCall(MessageBytes.method(fullName()), CallOptions.DEFAULT);
    call.start(answering, headers);
    call.sendMessage(request);
    call.halfClose();
    call.request(2);
  }

  private String fullName() {
    return caller.getMethodDescriptor().getFullMethodName();
  }

  /** Hands the server's answer to the caller. */
  private final class Answering extends ClientCall.Listener<byte[]> {
    private final boolean audible;
    private Metadata first = new Metadata();
    private byte @Nullable [] answer;

    Answering(boolean audible) {
      this.audible = audible;
    }

    @Override
    public void onHeaders(Metadata received) {
      first = received;
    }

    @Override
    public void onMessage(byte[] message) {
      answer = message;
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
      if (!audible
          || !passes(TaskStage.OUTCOME_TAKEN, status.isOk() ? reported() : Optional.empty())) {
        refuse(LOST);
      } else if (status.isOk() && answer != null) {
        hand(answer, status, trailers);
      } else {
        caller.close(status, trailers);
      }
    }

    private void hand(byte[] message, Status status, Metadata trailers) {
      var task = tasks.handedOut(method, request, message);
      if (!passes(TaskStage.BEFORE_HANDING_OUT, task)) {
        refuse(LOST);
        return;
      }
      caller.sendHeaders(first);
      caller.sendMessage(message);
      caller.close(status, trailers);
      passes(TaskStage.HANDED_OUT, task);
    }
  }
}
