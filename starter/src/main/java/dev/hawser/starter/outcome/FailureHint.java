package dev.hawser.starter.outcome;

import dev.hawser.activity.FailureType;
import java.util.Arrays;

/** What to do about each type of failure, in one clause. */
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
      case AlreadyRunning -> "see hawser status " + pair + ", or wait for it with --wait";
      case NoWorker -> "start a worker for the cluster: hawser worker --kubeconfig FILE";
      case WrongCluster, SameCluster -> "check which kubeconfig each worker was given";
      case LiqoNotFound -> "install Liqo on that cluster";
      case VersionMismatch -> "upgrade one side, or add --allow-version-skew";
      case Forbidden -> "give the worker's credentials the rights that are named";
      case Conflict -> "see what is in the way with hawser plan " + pair;
      case StaleCredentials -> "add --repair to remove what is left over";
      case TenantRefused -> "ask the provider's owner about the Tenant";
      case ResourcesDenied -> "ask for less, or ask the provider's owner";
      case GatewayUnreachable ->
          "check the path to the gateway, or choose another --gw-server-service-type";
      case Unreachable -> "check that the cluster's API server answers its worker";
      case PodsRunning -> "move the pods, or add --evict";
      case TimedOut -> "look at what was waited for, or give a longer --timeout";
      case Aborted -> "nothing: start it again when it is wanted";
      case RollbackIncomplete -> "remove what is named, or run hawser unpeer " + pair;
      case InvalidObject -> "see which field the API server refused";
      case UnsafeIdentity -> "switch the payload codec on for this Temporal namespace";
    };
  }
}
