package dev.hawser.peering;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Peers two clusters: network and authentication in parallel, then offloading, then a Ready virtual
 * node; or everything this run did is undone.
 */
@WorkflowInterface
public interface Peer {
  /**
   * Returns when the virtual node is Ready. Writes nothing, and says so, when the peering is
   * already complete.
   *
   * @throws io.temporal.failure.ApplicationFailure with a type of {@link
   *     dev.hawser.activity.FailureType}
   */
  @WorkflowMethod(name = "Peer")
  PeeringResult peer(PeerRequest request);

  @QueryMethod(description = "What is done, what is in progress, and what the run waits for")
  PeeringStatus status();

  /** Returns when everything this run did is undone. */
  @UpdateMethod(
      description =
          "Stop, and undo what this run did. Input: a reason in quotes, such as \"wrong cluster\"")
  String abort(String reason);

  @UpdateValidatorMethod(updateName = "abort")
  void mayAbort(String reason);

  @UpdateMethod(description = "Try again now what is stuck. No input")
  String retry();

  @UpdateValidatorMethod(updateName = "retry")
  void mayRetry();

  @UpdateMethod(
      description =
          "Give up on one stuck undo. Input, such as {\"step\": \"get a nonce on milan\","
              + " \"reason\": \"milan is gone\"}")
  String skip(SkipRequest request);

  @UpdateValidatorMethod(updateName = "skip")
  void maySkip(SkipRequest request);
}
