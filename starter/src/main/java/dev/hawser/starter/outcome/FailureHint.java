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
        .filter(known -> known.word().equals(type))
        .findFirst()
        .map(known -> of(known, pair))
        .orElse("see hawser status " + pair);
  }

  private static String of(FailureType type, String pair) {
    return switch (type) {
      case INVALID_REQUEST -> "correct the request; --help lists the options of each command";
      case ALREADY_RUNNING -> "see hawser status " + pair + ", or add --wait";
      case NO_WORKER -> "start a worker for the cluster: hawser worker --kubeconfig FILE";
      case WORKER_BUSY -> "try again, or start another worker for the cluster";
      case WRONG_CLUSTER, SAME_CLUSTER -> "check which kubeconfig each worker was given";
      case LIQO_NOT_FOUND -> "install Liqo on that cluster";
      case VERSION_MISMATCH -> "upgrade Liqo on one cluster, or add --allow-version-skew";
      case FORBIDDEN_BY_POLICY -> "ask the owner of the cluster that the message names";
      case FORBIDDEN ->
          "renew the worker's kubeconfig, or grant the permissions that the message names";
      case CONFLICT ->
          "run hawser plan " + pair + " with the same options (after unpeer: --unpeer)";
      case STALE_CREDENTIALS -> "add --repair to remove the leftover credentials";
      case TENANT_REFUSED -> "ask the provider's owner about the Tenant";
      case RESOURCES_DENIED -> "request less, or ask the provider's owner";
      case GATEWAY_UNREACHABLE ->
          "check the path to the gateway, or choose another --gw-server-service-type";
      case UNREACHABLE -> "check that the worker can reach the cluster's API server";
      case PODS_RUNNING -> "move the pods, or add --evict";
      case TIMED_OUT -> "check the condition that was not met, or set a longer --timeout";
      case ABORTED -> "start it again when you need it";
      case ROLLBACK_INCOMPLETE -> "remove the listed objects, or run hawser unpeer " + pair;
      case INCOMPATIBLE_WORKER, UNREADABLE_ANSWER ->
          "bring all workers to the same release of Hawser";
      case INTERNAL_ERROR -> "report it, with the run's history";
      case INVALID_OBJECT -> "see which field the API server refused";
      case INVALID_VALUE ->
          "check the versions of Liqo and of the worker on the cluster that sent the value";
      case UNSAFE_IDENTITY -> "peering with this provider is not possible yet";
    };
  }
}
