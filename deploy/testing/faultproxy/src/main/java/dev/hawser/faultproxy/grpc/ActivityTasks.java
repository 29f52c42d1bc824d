package dev.hawser.faultproxy.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCanceledRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskCompletedRequest;
import io.temporal.api.workflowservice.v1.RespondActivityTaskFailedRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The activity tasks that were handed out, by their tokens. */
final class ActivityTasks {
  private final Map<ByteString, ActivityTask> handedOut = new ConcurrentHashMap<>();

  /** The task in the answer to a poll; empty for any other call, and for a poll without a task. */
  Optional<ActivityTask> handedOut(String method, byte[] poll, byte[] answer) {
    if (!method.equals("PollActivityTaskQueue")) return Optional.empty();
    try {
      var handed = PollActivityTaskQueueResponse.parseFrom(answer);
      if (handed.getTaskToken().isEmpty()) return Optional.empty();
      var queue = PollActivityTaskQueueRequest.parseFrom(poll).getTaskQueue().getName();
      var task =
          new ActivityTask(
              handed.getActivityType().getName(),
              queue,
              handed.getWorkflowExecution().getWorkflowId(),
              handed.getWorkflowExecution().getRunId(),
              handed.getAttempt());
      handedOut.put(handed.getTaskToken(), task);
      return Optional.of(task);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("not an answer to " + method, e);
    }
  }

  /** The task whose outcome a call reports; empty for any other call. */
  Optional<ActivityTask> reported(String method, byte[] report) {
    try {
      return token(method, report).map(handedOut::get);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("not a request of " + method, e);
    }
  }

  /** The call with the result that is planned for it. */
  byte[] mutated(String method, byte[] request, Collection<MutatedResult> results) {
    if (!method.equals("RespondActivityTaskCompleted") || results.isEmpty()) return request;
    return reported(method, request)
        .flatMap(task -> results.stream().flatMap(it -> it.mutationOf(task).stream()).findFirst())
        .map(mutation -> mutated(request, mutation))
        .orElse(request);
  }

  private static byte[] mutated(byte[] request, ResultMutation mutation) {
    try {
      var completed = RespondActivityTaskCompletedRequest.parseFrom(request);
      return completed.toBuilder()
          .setResult(mutation.of(completed.getResult()))
          .build()
          .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("not a request of RespondActivityTaskCompleted", e);
    }
  }

  private static Optional<ByteString> token(String method, byte[] report)
      throws InvalidProtocolBufferException {
    return switch (method) {
      case "RespondActivityTaskCompleted" ->
          Optional.of(RespondActivityTaskCompletedRequest.parseFrom(report).getTaskToken());
      case "RespondActivityTaskFailed" ->
          Optional.of(RespondActivityTaskFailedRequest.parseFrom(report).getTaskToken());
      case "RespondActivityTaskCanceled" ->
          Optional.of(RespondActivityTaskCanceledRequest.parseFrom(report).getTaskToken());
      default -> Optional.empty();
    };
  }
}
