package dev.hawser.starter.outcome;

import dev.hawser.activity.FailureType;
import java.util.Arrays;

/** What the user can do about each type of failure, in one clause. */
public final class FailureHint {
  private FailureHint() {}

  /**
   * Of a run of this pair.
   *
   * @param pair the two cluster IDs as they are typed
   */
  public static String of(String type, String pair) {
    return Arrays.stream(FailureType.values())
        .filter(known -> known.name().equals(type))
        .findFirst()
        .map(known -> of(known, pair))
        .orElse("see hawser status " + pair);
  }

  private static String of(FailureType type, String pair) {
    return switch (type) {
      case InvalidRequest -> "correct the request; hawser peer --help lists the options";
      case AlreadyRunning -> "see hawser status " + pair + ", or add --wait";
      case NoWorker -> "start a worker for the cluster: hawser worker --kubeconfig FILE";
      case WrongCluster, SameCluster -> "check which kubeconfig each worker was given";
      case LiqoNotFound -> "install Liqo on that cluster";
      case VersionMismatch -> "upgrade Liqo on one cluster, or add --allow-version-skew";
      case Forbidden -> "grant the worker's credentials the rights listed above";
      case Conflict -> "run hawser plan " + pair + " to see what conflicts";
      case StaleCredentials -> "add --repair to remove the left-over credentials";
      case TenantRefused -> "ask the provider's owner about the Tenant";
      case ResourcesDenied -> "request less, or ask the provider's owner";
      case GatewayUnreachable ->
          "check the path to the gateway, or choose another --gw-server-service-type";
      case Unreachable -> "check that the worker can reach the cluster's API server";
      case PodsRunning -> "move the pods, or add --evict";
      case TimedOut -> "check the condition that was not met, or set a longer --timeout";
      case Aborted -> "nothing; start it again when you need it";
      case RollbackIncomplete -> "remove the listed objects, or run hawser unpeer " + pair;
      case InvalidObject -> "see which field the API server refused";
      case UnsafeIdentity -> "enable the payload codec for this Temporal namespace";
    };
  }
}
