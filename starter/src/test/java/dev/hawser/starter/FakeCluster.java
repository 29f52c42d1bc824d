package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import io.temporal.activity.Activity;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;

/** Answers as a cluster would. */
final class FakeCluster implements DynamicActivity {
  static final List<ClusterId> ALL = List.of(new ClusterId("rome"), new ClusterId("milan"));

  /** A consumer whose node is not there at the first attempt. */
  static final String LATE = "late";

  @Override
  public Object execute(EncodedValues arguments) {
    var info = Activity.getExecutionContext().getInfo();
    return switch (info.getActivityType()) {
      case "EnsureGatewayServer" -> new Endpoint(List.of("10.0.0.1"), 51840, "UDP");
      case "EnsureSlice" -> new SliceDecision("milan", Map.of("cpu", "2"), null);
      case "DeleteGatewayServer" -> DeleteResult.NOTHING;
      case "EnsureTenant" -> throw drained();
      case "AwaitNode" -> awaited(info.getWorkflowId().contains(LATE) && info.getAttempt() == 1);
      default -> new DeleteResult(List.of(ObjectReference.of("Tenant", "rome")), List.of());
    };
  }

  private static ApplicationFailure drained() {
    return ApplicationFailure.newNonRetryableFailure(
        "the provider's owner has drained Tenant rome", FailureType.TENANT_REFUSED.word());
  }

  private static Object awaited(boolean late) {
    Activity.getExecutionContext()
        .heartbeat(Map.of("step", "NODE", "waitingFor", "the kubelet", "since", "now"));
    if (late) {
      throw ApplicationFailure.newFailure("kubelet is late\nsecond line", "Unreachable");
    }
    return Map.of("name", "milan");
  }
}
