package dev.hawser.peering;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Peers two clusters: network beside authentication, then offloading, then a Ready virtual node; or
 * everything this run did is undone.
 */
@WorkflowInterface
public interface Peer {
  /**
   * Returns when the virtual node is Ready. Finding a finished peering, writes nothing and says so.
   *
   * @throws io.temporal.failure.ApplicationFailure with a type of {@link
   *     dev.hawser.activity.FailureType}
   */
  @WorkflowMethod(name = "Peer")
  PeeringResult peer(PeerRequest request);

  @QueryMethod(description = "What is done, what is under way, what it waits for")
  PeeringStatus status();

  /** Returns when everything this run did is undone. */
  @UpdateMethod(description = "Stop and undo what this run did. Argument: a reason")
  String abort(String reason);

  @UpdateValidatorMethod(updateName = "abort")
  void mayAbort(String reason);

  @UpdateMethod(description = "Try the stuck rollback again now")
  String retryRollback();

  @UpdateValidatorMethod(updateName = "retryRollback")
  void mayRetryRollback();

  @UpdateMethod(description = "Give one stuck undo up. Arguments in one object: step, reason")
  String skipRollback(SkipRequest request);

  @UpdateValidatorMethod(updateName = "skipRollback")
  void maySkipRollback(SkipRequest request);
}
