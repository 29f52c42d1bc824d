package dev.hawser.worker;

import dev.hawser.activity.ActivityContract;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** An activity of a cluster's queue. */
@ActivityInterface
public interface EchoActivity {
  String echo(String text);

  /** Asks it of a queue. */
  @WorkflowInterface
  interface Asking {
    @WorkflowMethod
    String ask(String queue, String text);
  }

  /** Once: no retries that would hide what happened. */
  final class AskingOnce implements Asking {
    @Override
    public String ask(String queue, String text) {
      var options =
          ActivityOptions.newBuilder()
              .setTaskQueue(queue)
              .setStartToCloseTimeout(Duration.ofSeconds(30))
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
              .build();
      return Workflow.newActivityStub(EchoActivity.class, options).echo(text);
    }
  }

  /** Again and again, as runs do. */
  final class AskingUntilAnswered implements Asking {
    @Override
    public String ask(String queue, String text) {
      var options =
          ActivityOptions.newBuilder()
              .setTaskQueue(queue)
              .setStartToCloseTimeout(Duration.ofMinutes(11))
              .setHeartbeatTimeout(ActivityContract.HEARTBEAT_TIMEOUT)
              .build();
      return Workflow.newActivityStub(EchoActivity.class, options).echo(text);
    }
  }
}
