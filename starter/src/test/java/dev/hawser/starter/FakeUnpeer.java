package dev.hawser.starter;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PodGroup;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Unpeer;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/**
 * An Unpeer that finds running pods when the consumer's name starts with "full", and waits for its
 * provider or a retry when it starts with "stuck".
 */
public final class FakeUnpeer implements Unpeer {
  private final UnpeerRequest request;
  private String givenUp = "";
  private boolean retried;

  @WorkflowInit
  public FakeUnpeer(UnpeerRequest request) {
    this.request = request;
  }

  @Override
  public UnpeeringResult unpeer(UnpeerRequest same) {
    boolean full = request.consumer().value().startsWith("full");
    if (full && !request.mayEvict()) {
      throw ApplicationFailure.newNonRetryableFailure(
          "3 pods of full run on milan", FailureType.PODS_RUNNING.word(), details());
    }
    if ("00000000".equals(request.plan())) {
      throw ApplicationFailure.newNonRetryableFailure(
          "it is another plan by now", FailureType.PLAN_CHANGED.word());
    }
    if (request.consumer().value().startsWith("torn")) tearDown();
    if (request.consumer().value().startsWith("stuck")) {
      Workflow.await(() -> !givenUp.isEmpty() || retried);
    }
    String kind = request.drain() ? "ResourceSlice, drained," : "ResourceSlice";
    return new UnpeeringResult(
        request.consumer(),
        request.provider(),
        List.of(ObjectReference.of(kind, "milan").on(new ClusterId("rome"))),
        List.of());
  }

  private static void tearDown() {
    FakePeer.activity("DeleteSlice", "rome");
    FakePeer.activity("DeleteTenant", "milan");
    FakePeer.activity("DeleteNetwork", "rome");
  }

  /** A worker of an earlier release does not say whose pods they are. */
  private Object[] details() {
    if (request.consumer().value().startsWith("full-of-unknown")) return new Object[0];
    return new Object[] {
      List.of(new PodGroup("shop", "Deployment", "cart", 2), new PodGroup("web", "Pod", "debug", 1))
    };
  }

  @Override
  public PeeringStatus status() {
    return new PeeringStatus(
        request.consumer(), request.provider(), Phase.UNPEERING, List.of(), null, List.of());
  }

  @Override
  public String abort(String reason) {
    return "RolledBack";
  }

  @Override
  public void mayAbort(String reason) {}

  @Override
  public String retry() {
    retried = true;
    return "retrying";
  }

  @Override
  public void mayRetry() {}

  @Override
  public String giveUpProvider(String reason) {
    givenUp = reason;
    return "given up";
  }

  @Override
  public void mayGiveUpProvider(String reason) {}
}
