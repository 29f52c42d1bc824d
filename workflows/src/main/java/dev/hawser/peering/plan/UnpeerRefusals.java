package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.UnpeerRequest;

/** What an unpeer is refused for, before the first delete. */
final class UnpeerRefusals {
  private UnpeerRefusals() {}

  /**
   * Looks for all of them.
   *
   * @return whether the views can be trusted; otherwise what depends on them is not looked at
   */
  static boolean check(UnpeerRequest request, PairState state, Refusals refusals) {
    if (!refusals.pass(() -> PairRefusals.workers(state))) return false;
    if (!refusals.pass(() -> PairRefusals.sameCluster(state))) return false;
    PolicyRefusals.request(request, state, refusals);
    if (!refusals.pass(() -> PermissionRefusals.reads(request, state))) return false;
    if (request.has(LiqoModule.OFFLOADING)) {
      refusals.pass(() -> TenantRefusals.copiesWithoutPermission(state));
    }
    refusals.pass(() -> requireNoPods(request, state));
    refusals.pass(() -> requireOneWay(request, state));
    return true;
  }

  private static void requireNoPods(UnpeerRequest request, PairState state) {
    int pods = state.consumer().offloading().pods();
    if (pods > 0 && !request.evict() && request.has(LiqoModule.OFFLOADING)) {
      throw refuse(
          FailureType.PODS_RUNNING,
          (pods == 1 ? "1 pod of " : pods + " pods of ")
              + request.consumer()
              + (pods == 1 ? " runs on " : " run on ")
              + request.provider()
              + " and would be evicted: move "
              + (pods == 1 ? "it" : "them")
              + ", or set evict");
    }
  }

  private static void requireOneWay(UnpeerRequest request, PairState state) {
    if (request.deleteNamespaces() && !state.reverse().isEmpty()) {
      throw refuse(
          FailureType.CONFLICT,
          "the tenant namespaces serve "
              + state.pair().reversed()
              + " too ("
              + CommaList.of(state.reverse())
              + "): leave deleteNamespaces out, or unpeer that direction first");
    }
  }
}
