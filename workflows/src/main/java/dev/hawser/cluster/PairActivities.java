package dev.hawser.cluster;

import io.temporal.activity.ActivityInterface;
import java.util.List;

/** The pair as a whole on one cluster: looking at it, claiming it, leaving it. */
@ActivityInterface
public interface PairActivities {
  /**
   * Reads all there is of the pair. Writes nothing.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#LiqoNotFound}, {@link
   *     FailureType#WrongCluster} when another cluster answers than the one named
   */
  ClusterView inspectCluster(Look look);

  /**
   * Ensures the tenant namespace and writes the holder on it. Idempotent: the same holder may claim
   * again.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#AlreadyRunning} naming
   *     another holder
   */
  Claimed claimPair(Claim claim);

  /**
   * What on this cluster shows that the peering the other way round exists now. Looks at this
   * moment; writes nothing.
   */
  Signs reverseSigns(Scope scope);

  /** Removes the claim, if it is still this holder's. Idempotent. */
  Removed releasePair(Release release);

  /**
   * Lets go of the claim and removes the rights that outlived a gateway. With the namespace, it
   * removes as well what Liqo makes and never removes, and the tenant namespace; in a rollback only
   * where the run made it and nothing but defaults is left in it, and then the ForeignCluster, last
   * and only while nothing else of the pair exists. Idempotent.
   */
  Removed leavePair(Leave leave);

  /**
   * On the consumer: declares the provider gone for good, so that Liqo stops waiting for it.
   * Idempotent.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#Conflict} while the provider
   *     still answers
   */
  void declareGone(Scope scope);

  /** Takes the declaration back, where this run made it. Idempotent. */
  Removed recallGone(Removal removal);

  /** What is read: the pair of this cluster with that peer. */
  record Look(ClusterId cluster, ClusterId peer, Role role) {}

  /**
   * A wish to hold the pair.
   *
   * @param takeOver replace somebody else's claim
   * @param create make the tenant namespace when it is absent; otherwise there is nothing to claim
   */
  record Claim(Scope scope, Holder holder, boolean takeOver, boolean create) {}

  /**
   * A held pair.
   *
   * @param note what could not be claimed, and why; empty when the claim stands
   */
  record Claimed(String tenantNamespace, String note) {}

  /** Objects that show a peering, as {@code Kind name on cluster}. */
  record Signs(List<String> objects) {
    public Signs {
      objects = List.copyOf(objects);
    }
  }

  /** Who lets go. */
  record Release(Scope scope, Holder holder) {}

  /**
   * How a cluster is left.
   *
   * @param removal in which extent
   * @param keep by-products that existed before, as {@code Kind name}
   * @param namespace whether the tenant namespace shall go too, with what is left in it
   * @param givenUp whether a removal on this cluster was given up: what is still on its way out is
   *     not waited for, and stays with its namespace
   */
  record Leave(Removal removal, List<String> keep, boolean namespace, boolean givenUp) {
    public Leave {
      keep = List.copyOf(keep);
    }

    /** Where nothing was given up. */
    public Leave(Removal removal, List<String> keep, boolean namespace) {
      this(removal, keep, namespace, false);
    }
  }
}
