package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;

/** What an unpeer is refused for, before the first delete. */
final class UnpeerRefusals {
  private UnpeerRefusals() {}

  static void check(UnpeerRequest request, PairState situation) {
    PairRefusals.sameCluster(situation);
    PairRefusals.rights(situation);
    if (request.modulesOrAll().contains(LiqoModule.OFFLOADING))
      TenantRefusals.strandedCopies(situation);
    requireNoPods(request, situation);
    requireOneWay(request, situation);
  }

  private static void requireNoPods(UnpeerRequest request, PairState situation) {
    int pods = situation.consumer().offloading().pods();
    if (pods > 0 && !request.evicts() && request.modulesOrAll().contains(LiqoModule.OFFLOADING)) {
      throw refuse(
          FailureType.PodsRunning,
          pods
              + " pods of "
              + request.consumer()
              + " run on "
              + request.provider()
              + " and would be evicted: move them, or set evict");
    }
  }

  private static void requireOneWay(UnpeerRequest request, PairState situation) {
    if (Boolean.TRUE.equals(request.deleteNamespaces()) && !situation.reverse().isEmpty()) {
      throw refuse(
          FailureType.Conflict,
          "the tenant namespaces serve "
              + situation.pair().reversed()
              + " too ("
              + CommaList.of(situation.reverse())
              + "): leave deleteNamespaces out, or unpeer that direction first");
    }
  }
}
