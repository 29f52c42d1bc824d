package dev.hawser.peering;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Ends a peering, whether Hawser or liqoctl created it: offloading, authentication, network.
 * Repeatable. After the first delete it only goes forward, however long the other cluster is away.
 */
@WorkflowInterface
public interface Unpeer {
  /**
   * Returns when the last object is gone.
   *
   * @throws io.temporal.failure.ApplicationFailure with a type of {@link
   *     dev.hawser.activity.FailureType}
   */
  @WorkflowMethod(name = "Unpeer")
  UnpeeringResult unpeer(UnpeerRequest request);

  @QueryMethod(description = "What is gone, what is in progress, and what the run waits for")
  PeeringStatus status();

  /** Only before the first delete; refused with the reason afterwards. */
  @UpdateMethod(
      description =
          "Stop, before the first delete. Input: a reason in quotes, such as \"wrong cluster\"")
  String abort(String reason);

  @UpdateValidatorMethod(updateName = "abort")
  void mayAbort(String reason);

  @UpdateMethod(description = "Try again now what is stuck. No input")
  String retry();

  @UpdateValidatorMethod(updateName = "retry")
  void mayRetry();

  /**
   * Gives up on a provider that is permanently unreachable, after the first delete: Liqo on the
   * consumer no longer waits for it, and nothing more is removed on it. Returns when that is
   * declared.
   *
   * @throws io.temporal.failure.ApplicationFailure Conflict while the provider still answers the
   *     consumer
   */
  @UpdateMethod(
      description =
          "Give up on a provider that is permanently unreachable. Input: a reason in quotes, such"
              + " as \"milan is gone\"")
  String giveUpProvider(String reason);

  @UpdateValidatorMethod(updateName = "giveUpProvider")
  void mayGiveUpProvider(String reason);
}
