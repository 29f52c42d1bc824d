package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import java.util.List;

/** What every request is refused for, before the first write. */
final class PairRefusals {
  private PairRefusals() {}

  static void sameCluster(PairState state) {
    var uid = state.consumer().installation().uid();
    if (uid != null && uid.equals(state.provider().installation().uid())) {
      throw refuse(
          FailureType.SAME_CLUSTER,
          state.pair().consumer()
              + " and "
              + state.pair().provider()
              + " are one cluster (its kube-system namespace has UID "
              + uid
              + "): check the kubeconfigs of the workers");
    }
  }

  /** Refuses workers that would misunderstand the run, or be misunderstood. */
  static void workers(PairState state) {
    for (var view : List.of(state.consumer(), state.provider())) {
      if (view.contract() == ActivityContract.VERSION) continue;
      throw refuse(
          FailureType.INCOMPATIBLE_WORKER,
          "the worker of cluster %s has version %s of Hawser's activities, this run needs version %s: bring the workers to the same release"
              .formatted(view.cluster(), view.contract(), ActivityContract.VERSION));
    }
  }

  /**
   * Refuses versions that don't peer.
   *
   * @return what could not be checked, as notes
   */
  static List<String> versions(PairState state, boolean allowSkew) {
    var consumer = LiqoVersion.parse(state.consumer().installation().version());
    var provider = LiqoVersion.parse(state.provider().installation().version());
    if (consumer.isEmpty() || provider.isEmpty()) {
      return List.of("the Liqo versions could not be compared");
    }
    if (!allowSkew && !consumer.get().isCompatibleWith(provider.get())) {
      throw refuse(
          FailureType.VERSION_MISMATCH,
          "Liqo is %s on %s and %s on %s: bring both to one minor version, or set allowVersionSkew"
              .formatted(
                  state.consumer().installation().version(),
                  state.pair().consumer(),
                  state.provider().installation().version(),
                  state.pair().provider()));
    }
    return List.of();
  }

  static void terminatingNamespace(ClusterView view) {
    var namespace = view.tenantNamespace();
    if (namespace != null && namespace.terminating()) {
      throw refuse(
          FailureType.CONFLICT,
          "namespace "
              + namespace.name()
              + " on "
              + view.cluster()
              + " is being deleted: wait until it is gone, or find out what holds it with kubectl"
              + " get namespace "
              + namespace.name()
              + " -o yaml");
    }
  }

  static void foreignNode(ClusterView consumer) {
    if (consumer.offloading().nameConflicts().isEmpty()) return;
    throw refuse(
        FailureType.CONFLICT,
        CommaList.of(consumer.offloading().nameConflicts())
            + " on "
            + consumer.cluster()
            + " was not created by Liqo but has the name that the virtual node needs: remove it, or"
            + " leave the module offloading out");
  }
}
