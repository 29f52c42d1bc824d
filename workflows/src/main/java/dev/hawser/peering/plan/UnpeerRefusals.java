package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.CommaList;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.PodGroup;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.UnpeerRequest;
import io.temporal.failure.ApplicationFailure;

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
    var running = state.consumer().offloading();
    if (running.pods() > 0 && !request.mayEvict() && request.has(LiqoModule.OFFLOADING)) {
      throw ApplicationFailure.newNonRetryableFailure(
          sentence(request, running), FailureType.PODS_RUNNING.word(), running.workloads());
    }
  }

  private static String sentence(UnpeerRequest request, OffloadingView running) {
    boolean one = running.pods() == 1;
    String which =
        running.workloads().isEmpty() ? "" : " (" + PodGroup.enumerated(running.workloads()) + ")";
    return "%s of %s %s on %s%s and would be evicted: move %s, set drain, or set evict"
        .formatted(
            PodGroup.pods(running.pods()),
            request.consumer(),
            one ? "runs" : "run",
            request.provider(),
            which,
            one ? "it" : "them");
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
