package dev.hawser.peering;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.cluster.FailureType;

/** What an unpeer is refused for, before the first delete. */
final class Unpeerings {
  private Unpeerings() {}

  static void check(UnpeerRequest request, Situation situation) {
    Refusals.sameCluster(situation);
    Refusals.rights(situation);
    if (request.modulesOrAll().contains(Module.OFFLOADING))
      TenantRefusals.strandedCopies(situation);
    requireNoPods(request, situation);
    requireOneWay(request, situation);
  }

  private static void requireNoPods(UnpeerRequest request, Situation situation) {
    int pods = situation.consumer().offloadedPods();
    if (pods > 0 && !request.evicts() && request.modulesOrAll().contains(Module.OFFLOADING)) {
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

  private static void requireOneWay(UnpeerRequest request, Situation situation) {
    if (Boolean.TRUE.equals(request.deleteNamespaces()) && !situation.reverse().isEmpty()) {
      throw refuse(
          FailureType.Conflict,
          "the tenant namespaces serve "
              + situation.pair().reversed()
              + " too ("
              + String.join(", ", situation.reverse())
              + "): leave deleteNamespaces out, or unpeer that direction first");
    }
  }
}
