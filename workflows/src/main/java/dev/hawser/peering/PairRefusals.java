package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import java.util.ArrayList;
import java.util.List;

/** What is refused before the first write, whatever the request is about. */
final class PairRefusals {
  private PairRefusals() {}

  static void sameCluster(PairState situation) {
    var uid = situation.consumer().installation().uid();
    if (uid != null && uid.equals(situation.provider().installation().uid())) {
      throw refuse(
          FailureType.SameCluster,
          situation.pair().consumer()
              + " and "
              + situation.pair().provider()
              + " are one cluster (its kube-system namespace has UID "
              + uid
              + "): check the kubeconfigs of the workers");
    }
  }

  /**
   * Refuses versions that don't peer.
   *
   * @return what could not be checked, as notes
   */
  static List<String> versions(PairState situation, boolean allowSkew) {
    var consumer = LiqoVersion.parse(situation.consumer().installation().version());
    var provider = LiqoVersion.parse(situation.provider().installation().version());
    if (consumer.isEmpty() || provider.isEmpty()) {
      return List.of("the Liqo versions could not be compared");
    }
    if (!allowSkew && !consumer.get().speaksLike(provider.get())) {
      throw refuse(
          FailureType.VersionMismatch,
          "Liqo is %s on %s and %s on %s: bring both to one minor version, or set allowVersionSkew"
              .formatted(
                  situation.consumer().installation().version(),
                  situation.pair().consumer(),
                  situation.provider().installation().version(),
                  situation.pair().provider()));
    }
    return List.of();
  }

  static void rights(PairState situation) {
    var missing = new ArrayList<String>();
    for (var view : List.of(situation.consumer(), situation.provider())) {
      view.rights().missing().forEach(right -> missing.add(right + " on " + view.cluster()));
    }
    if (!missing.isEmpty()) {
      throw refuse(
          FailureType.Forbidden,
          "the workers' credentials lack rights: " + String.join(", ", missing));
    }
  }

  static void terminatingNamespace(ClusterView view) {
    var namespace = view.tenantNamespace();
    if (namespace != null && namespace.terminating()) {
      throw refuse(
          FailureType.Conflict,
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
        FailureType.Conflict,
        CommaList.of(consumer.offloading().nameConflicts())
            + " on "
            + consumer.cluster()
            + " is none of Liqo's and has the name that the virtual node must have: remove it, or"
            + " leave the module offloading out");
  }
}
