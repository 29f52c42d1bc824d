package dev.hawser.starter.outcome;

import dev.hawser.activity.FailureType;
import java.util.Arrays;

/** What the user can do about each type of failure, in one clause: a command or a flag if any. */
public final class FailureHint {
  private FailureHint() {}

  /** Of a run of this pair. */
  public static String of(String type, NamedPair pair) {
    return Arrays.stream(FailureType.values())
        .filter(known -> known.word().equals(type))
        .findFirst()
        .map(known -> pair.isServedHere() ? servedHere(known, pair) : of(known, pair))
        .orElse("see hawser status " + pair.clusters());
  }

  /** Where there is no worker to start and no other kubeconfig to look for. */
  private static String servedHere(FailureType type, NamedPair pair) {
    return switch (type) {
      case NO_WORKER, WORKER_BUSY -> "repeat the command, which goes on with the run";
      case WRONG_CLUSTER, SAME_CLUSTER ->
          "check --kubeconfig and --remote-kubeconfig, and repeat the command";
      case LIQO_NOT_FOUND ->
          "install Liqo on that cluster, or add --namespace or --remote-namespace";
      case FORBIDDEN ->
          "renew the kubeconfig, or grant the permissions that the message names; then repeat the"
              + " command";
      case UNREACHABLE ->
          "check that this computer reaches that cluster's API server, then repeat the command";
      default -> of(type, pair);
    };
  }

  private static String of(FailureType type, NamedPair pair) {
    return switch (type) {
      case INVALID_REQUEST -> "correct it; hawser help peer and hawser help unpeer list the flags";
      case ALREADY_RUNNING -> "see hawser status " + pair.clusters() + ", or add --wait";
      case NO_WORKER ->
          "start a worker for that cluster: hawser worker --kubeconfig FILE; then repeat the"
              + " command";
      case WORKER_BUSY -> "repeat the command, or start another hawser worker for that cluster";
      case WRONG_CLUSTER, SAME_CLUSTER ->
          "check which --kubeconfig each hawser worker was given, and repeat the command";
      case LIQO_NOT_FOUND ->
          "install Liqo on that cluster, or start its worker with --liqo-namespace NAME";
      case VERSION_MISMATCH -> "upgrade Liqo on one cluster, or add --allow-version-skew";
      case FORBIDDEN_BY_POLICY -> "ask the owner of the cluster that the message names";
      case FORBIDDEN ->
          "renew the worker's kubeconfig, or grant the permissions that the message names; then"
              + " repeat the command";
      case CONFLICT ->
          "see hawser plan "
              + pair.clusters()
              + " with the same options (after unpeer: with --unpeer)";
      case STALE_CREDENTIALS ->
          "add --repair to remove the leftover credentials, or run hawser unpeer "
              + pair.clusters();
      case TENANT_REFUSED -> "ask the provider's owner about the Tenant, then repeat the command";
      case RESOURCES_DENIED ->
          "request less with --cpu, --memory or --pods, or ask the provider's owner";
      case GATEWAY_UNREACHABLE ->
          "check the path to the gateway, or add --gw-server-service-type or --gw-client-address";
      case UNREACHABLE ->
          "check that the worker reaches that cluster's API server, then repeat the command";
      case PODS_RUNNING ->
          "move the pods, add --evict, or add --drain (with a longer --drain-timeout)";
      case TIMED_OUT ->
          "see hawser status " + pair.clusters() + ", then repeat with a longer --timeout";
      case ABORTED -> "repeat the command when you want it again";
      case ROLLBACK_INCOMPLETE ->
          "remove the listed objects, or run hawser unpeer " + pair.clusters();
      case INCOMPATIBLE_WORKER, UNREADABLE_ANSWER ->
          "bring all workers to one release of Hawser: hawser version "
              + pair.ids()
              + " shows them";
      case INTERNAL_ERROR -> "report it, with the run's history: hawser ui " + pair.ids();
      case INVALID_OBJECT -> "correct the option that the API server complains about";
      case INVALID_VALUE ->
          "compare Liqo and the workers on both sides: hawser version "
              + pair.ids()
              + " shows them";
      case UNSAFE_IDENTITY -> "choose another provider: this one is not supported yet";
      case PLAN_CHANGED ->
          "see hawser plan "
              + pair.clusters()
              + " with the same options (after unpeer: with --unpeer)";
    };
  }
}
