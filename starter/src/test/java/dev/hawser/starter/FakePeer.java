package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.Step;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Peer whose behaviour the consumer's name decides. */
public final class FakePeer implements Peer {
  private static final SearchAttributeKey<String> PHASE =
      SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_PHASE);

  private final PeerRequest request;
  private String aborted = "";
  private @Nullable ApplicationFailure helped;

  @WorkflowInit
  public FakePeer(PeerRequest request) {
    this.request = request;
  }

  @Override
  public PeeringResult peer(PeerRequest same) {
    String consumer = request.consumer().value();
    if (consumer.startsWith("busy")) return untilAborted();
    if (consumer.startsWith("skewed")) {
      throw ApplicationFailure.newNonRetryableFailure(
          "Liqo is v1.1.0 on skewed and v1.2.0 on milan", FailureType.VERSION_MISMATCH.word());
    }
    if (consumer.startsWith("failing-")) throw failing(consumer.substring("failing-".length()));
    if (consumer.startsWith("denied")) return denied();
    if (consumer.startsWith("rolling")) return rolledBack();
    if ("00000000".equals(request.plan())) {
      throw ApplicationFailure.newNonRetryableFailure(
          "it is another plan by now", FailureType.PLAN_CHANGED.word());
    }
    activity("EnsureGatewayServer", "milan");
    activity("EnsureSlice", "rome");
    activity("AwaitNode", "rome");
    return new PeeringResult(
        request.consumer(),
        request.provider(),
        true,
        "milan",
        new Endpoint(List.of("10.0.0.1"), 51840, "UDP"),
        null,
        null,
        Map.of("cpu", "2"),
        List.of());
  }

  /** The gateway server was there before, the tenant is refused. */
  private static PeeringResult rolledBack() {
    enter(Phase.PEERING);
    activity("EnsureGatewayServer", "milan");
    try {
      activity("EnsureTenant", "milan");
    } catch (ActivityFailure refused) {
      enter(Phase.ROLLING_BACK);
      activity("DeleteTenant", "milan");
      activity("DeleteGatewayServer", "milan");
      enter(Phase.ROLLED_BACK);
    }
    throw ApplicationFailure.newNonRetryableFailure(
        "milan refuses the Tenant", FailureType.TENANT_REFUSED.word());
  }

  private static void enter(Phase phase) {
    Workflow.upsertTypedSearchAttributes(PHASE.valueSet(phase.word()));
  }

  /** Fails with the type of that name. */
  private static ApplicationFailure failing(String type) {
    String constant = type.toUpperCase(Locale.ROOT).replace('-', '_');
    return ApplicationFailure.newNonRetryableFailure(
        "milan is in the way: set takeOver, or leave deleteNamespaces out",
        FailureType.valueOf(constant).word());
  }

  private PeeringResult denied() {
    return new PeeringResult(
        request.consumer(),
        request.provider(),
        true,
        null,
        null,
        null,
        null,
        Map.of(),
        List.of("offloading is not usable, because the provider denies the resources"));
  }

  private PeeringResult untilAborted() {
    Workflow.await(() -> !aborted.isEmpty() || helped != null);
    activity("DeleteTenant", "milan");
    activity("DeleteGatewayServer", "milan");
    if (helped != null) throw helped;
    if (request.consumer().value().endsWith("incomplete")) {
      throw ApplicationFailure.newNonRetryableFailure(
          "left Tenant on milan", FailureType.ROLLBACK_INCOMPLETE.word());
    }
    throw ApplicationFailure.newNonRetryableFailure(
        "aborted: " + aborted, FailureType.ABORTED.word());
  }

  /** Has the cluster do that. */
  static void activity(String type, String cluster) {
    var options =
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.of(new ClusterId(cluster)))
            .setStartToCloseTimeout(Duration.ofSeconds(30))
            .setRetryOptions(
                RetryOptions.newBuilder().setInitialInterval(Duration.ofMillis(2500)).build())
            .build();
    Workflow.newUntypedActivityStub(options).execute(type, Object.class, Map.of());
  }

  @Override
  public PeeringStatus status() {
    return new PeeringStatus(
        request.consumer(),
        request.provider(),
        Phase.PEERING,
        isStuck() ? List.of(stuck()) : List.of(),
        null,
        List.of());
  }

  private boolean isStuck() {
    return request.consumer().value().endsWith("stuck");
  }

  private StepStatus stuck() {
    return new StepStatus(Step.SERVER, request.provider(), State.STUCK, Instant.EPOCH, "held");
  }

  @Override
  public String abort(String reason) {
    aborted = reason;
    return "RolledBack";
  }

  @Override
  public void mayAbort(String reason) {
    if (reason.isBlank()) throw new IllegalArgumentException("reason is required");
  }

  @Override
  public String retry() {
    helped =
        ApplicationFailure.newNonRetryableFailure(
            "milan refuses the Tenant", FailureType.TENANT_REFUSED.word());
    return "retrying";
  }

  @Override
  public void mayRetry() {
    if (!isStuck()) throw new IllegalStateException("no rollback is stuck");
  }

  @Override
  public String skip(SkipRequest skip) {
    if (isStuck()) {
      helped =
          ApplicationFailure.newNonRetryableFailure(
              "left Tenant on milan", FailureType.ROLLBACK_INCOMPLETE.word());
    }
    return "skipped: " + skip.step();
  }

  @Override
  public void maySkip(SkipRequest skip) {}
}
