package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The pair as a whole on one cluster: looking at it, claiming it, leaving it. */
@ActivityInterface
public interface PairActivities {
  /**
   * Reads all there is of the pair. Writes nothing.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#LIQO_NOT_FOUND}, {@link
   *     FailureType#WRONG_CLUSTER} when another cluster answers than the one named
   */
  ClusterView inspectCluster(InspectInput look);

  /**
   * Ensures the tenant namespace and writes the holder on it. Idempotent: the same holder may claim
   * again.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#ALREADY_RUNNING} naming
   *     another holder
   */
  ClaimResult claimPair(ClaimInput claim);

  /**
   * What on this cluster shows that the peering the other way round exists now. Looks at this
   * moment; writes nothing.
   */
  ReversePeering findReversePeering(ActivityScope scope);

  /** Removes the claim, if it is still this holder's. Idempotent. */
  DeleteResult releaseClaim(ReleaseInput release);

  /**
   * Releases the claim and removes the permissions that outlived a gateway. With the namespace, it
   * removes as well what Liqo makes and never removes, and the tenant namespace; in a rollback only
   * where the run made it and nothing but defaults is left in it, and then the ForeignCluster, last
   * and only while nothing else of the pair exists. Idempotent.
   */
  DeleteResult cleanUpPair(CleanupInput leave);

  /**
   * On the consumer: declares the provider permanently unreachable, so that Liqo stops waiting for
   * it. Idempotent.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#CONFLICT} while the provider
   *     still answers
   */
  void declareUnreachable(ActivityScope scope);

  /**
   * Lets the run's steps that wait on this worker ask Temporal at once whether they are cancelled.
   * Long waits report seldom, and learn of a cancellation when they do. Asks the cluster nothing;
   * without it, or on another worker than theirs, they learn a few seconds later.
   */
  void noticeCancellation(ActivityScope scope);

  /** Removes the declaration, where this run made it. Idempotent. */
  DeleteResult clearUnreachable(DeleteInput removal);

  /**
   * What is read: the pair of this cluster with that peer.
   *
   * @param untilAnswered whether every failure is worth another try, because the run can do nothing
   *     before it knows
   * @param health whether the {@link PairHealth} is read too
   */
  record InspectInput(
      ClusterId cluster,
      ClusterId peer,
      Role role,
      boolean untilAnswered,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean health) {
    /** What plans decide on, without the health. */
    public InspectInput(ClusterId cluster, ClusterId peer, Role role, boolean untilAnswered) {
      this(cluster, peer, role, untilAnswered, false);
    }
  }

  /**
   * A request to claim the pair.
   *
   * @param takeOver replace the claim of another installation
   * @param create make the tenant namespace when it is absent; otherwise there is nothing to claim
   */
  record ClaimInput(ActivityScope scope, ClaimHolder holder, boolean takeOver, boolean create) {}

  /**
   * A held pair.
   *
   * @param note what could not be claimed, and why; empty when everything was claimed
   */
  record ClaimResult(String tenantNamespace, String note) {
    public ClaimResult {
      if (!tenantNamespace.isEmpty()) ValueRules.label("tenantNamespace", tenantNamespace);
      note = PlainText.of(note, PlainText.WORDS);
    }
  }

  /** Objects that show a peering, each with its cluster. */
  record ReversePeering(List<ObjectReference> objects) {
    public ReversePeering {
      objects = List.copyOf(objects);
    }
  }

  /** The run that releases its claim. */
  record ReleaseInput(ActivityScope scope, ClaimHolder holder) {}

  /**
   * How a cluster is left.
   *
   * @param removal in which extent
   * @param preexisting by-products that existed before
   * @param deleteNamespace whether the tenant namespace is deleted too, with what is left in it
   * @param undoSkipped whether a removal on this cluster was given up: what is still being deleted
   *     is not waited for, and stays with its namespace
   */
  record CleanupInput(
      DeleteInput removal,
      List<ObjectReference> preexisting,
      boolean deleteNamespace,
      boolean undoSkipped) {
    public CleanupInput {
      preexisting = List.copyOf(preexisting);
    }

    /** Where nothing was given up. */
    public CleanupInput(
        DeleteInput removal, List<ObjectReference> preexisting, boolean deleteNamespace) {
      this(removal, preexisting, deleteNamespace, false);
    }
  }
}
