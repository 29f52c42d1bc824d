package dev.hawser.contract;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.MethodDescriptor;
import io.temporal.api.command.v1.Command;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Makes undos stuck after a second instead of two minutes and skips the wait for late writes, by
 * changing the timeouts and timers that a run sends to Temporal. It can also make a stuck run sleep
 * until it gets an update.
 */
final class ShortPauses implements ClientInterceptor {
  private static final String FIRST_PATIENCE = "\"PT2M\"";
  private static final String SHORT_TIMEOUT = "\"PT1S\"";
  private static final int FIRST_PAUSE = 5;
  private static final int AN_HOUR = 3600;
  private static final int LATE_WRITES = 15;

  private volatile boolean sleeping;

  /** Whether the pause after the first attempt lasts an hour. */
  void sleepBetweenTries(boolean sleeps) {
    sleeping = sleeps;
  }

  @Override
  public <Q, A> ClientCall<Q, A> interceptCall(
      MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      @SuppressWarnings("unchecked") // the same type goes out that came in
      public void sendMessage(Q message) {
        super.sendMessage(
            message instanceof RespondWorkflowTaskCompletedRequest task
                ? (Q) shortened(task)
                : message);
      }
    };
  }

  private RespondWorkflowTaskCompletedRequest shortened(RespondWorkflowTaskCompletedRequest task) {
    var hastened = task.toBuilder();
    hastened.getCommandsBuilderList().forEach(this::shorten);
    return hastened.build();
  }

  private void shorten(Command.Builder command) {
    switch (command.getCommandType()) {
      case COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK ->
          command
              .getScheduleActivityTaskCommandAttributesBuilder()
              .getInputBuilder()
              .getPayloadsBuilderList()
              .forEach(ShortPauses::shorten);
      case COMMAND_TYPE_START_TIMER -> {
        var timeout =
            command.getStartTimerCommandAttributesBuilder().getStartToFireTimeoutBuilder();
        if (sleeping && timeout.getSeconds() == FIRST_PAUSE) timeout.setSeconds(AN_HOUR);
        if (timeout.getSeconds() == LATE_WRITES) timeout.setSeconds(1);
      }
      default -> {}
    }
  }

  private static void shorten(Payload.Builder payload) {
    String json = payload.getData().toStringUtf8();
    payload.setData(ByteString.copyFromUtf8(json.replace(FIRST_PATIENCE, SHORT_TIMEOUT)));
  }
}
