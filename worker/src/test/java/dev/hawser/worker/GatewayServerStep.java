package dev.hawser.worker;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
import dev.hawser.activity.Role;
import dev.hawser.activity.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** One step of a run: a gateway server on a hub, which waits for an address. */
@WorkflowInterface
public interface GatewayServerStep {
  ClusterId HUB = new ClusterId("hub");

  /** A worker acts only for a Peer or Unpeer. */
  @WorkflowMethod(name = "Peer")
  String open(String peer);

  /** With the options that runs use. */
  final class OfGatewayServer implements GatewayServerStep {
    @Override
    public String open(String peer) {
      var options =
          ActivityOptions.newBuilder()
              .setTaskQueue(TaskQueues.of(HUB))
              .setStartToCloseTimeout(Duration.ofMinutes(11))
              .setHeartbeatTimeout(ActivityContract.HEARTBEAT_TIMEOUT)
              .build();
      var scope =
          new ActivityScope(
              HUB,
              new ClusterId(peer),
              Role.PROVIDER,
              null,
              "liqo-tenant-" + peer,
              Workflow.getInfo().getRunId(),
              Duration.ofMinutes(10));
      return Workflow.newActivityStub(NetworkActivities.class, options)
          .ensureGatewayServer(new GatewayServerInput(scope, GatewayOptions.DEFAULTS, false, false))
          .publicKey();
    }
  }
}
