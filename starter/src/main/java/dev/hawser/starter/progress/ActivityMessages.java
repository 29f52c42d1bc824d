package dev.hawser.starter.progress;

import dev.hawser.peering.Step;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the progress says for each activity, which the constant is named after: the words of its
 * {@link Step} while it runs, and liqoctl's message when it ends, where liqoctl has one.
 */
enum ActivityMessages {
  INSPECT_CLUSTER(Step.INSPECT, "Cluster correctly inspected"),
  FIND_REVERSE_PEERING("inspect the reverse peering", "Reverse peering correctly inspected"),
  CLAIM_PAIR(Step.CLAIM, "Tenant namespace correctly ensured"),
  NOTICE_CANCELLATION("notice the cancellation", "Cancellation noticed"),
  DECLARE_UNREACHABLE("declare the provider unreachable", "Provider declared unreachable"),
  CLEAR_UNREACHABLE(
      "clear the provider's unreachable mark",
      "Provider no longer declared unreachable",
      "Provider not declared unreachable"),
  ENSURE_CONFIGURATION(Step.CONFIGURATION, "Configuration applied successfully"),
  ENSURE_GATEWAY_SERVER(Step.SERVER, "Gateway server Service created successfully"),
  ENSURE_GATEWAY_CLIENT(Step.CLIENT, "Gateway client correctly set up"),
  CONNECT_GATEWAY_SERVER(Step.TUNNEL, "Connection is established"),
  AWAIT_CONNECTION(Step.TUNNEL, "Connection is established"),
  ENSURE_NONCE(Step.NONCE, "Nonce generated successfully"),
  PROVE_IDENTITY(Step.PROOF, "Nonce is signed"),
  ENSURE_TENANT(Step.TENANT, "Tenant status is filled"),
  ENSURE_IDENTITY(Step.IDENTITY, "Identity status is filled"),
  ENSURE_SLICE(Step.SLICE, "ResourceSlice resources: Accepted"),
  AWAIT_NODE(Step.NODE, "Virtual node is Ready"),
  RELEASE_CLAIM(Step.RELEASE, "Pair released"),
  CLEAN_UP_PAIR(
      "clean up the tenant namespace", "Tenant namespace deleted", "No tenant namespace deleted"),
  DELETE_SLICE(
      "remove the virtual node", "Ensured resourceslices absence", "No resourceslices found"),
  DELETE_IDENTITY(
      "remove the identity",
      "Identity control plane correctly deleted",
      "Identity control plane already deleted"),
  DELETE_REPLICATED_RENEW(
      "remove the provider's copy of the Renew",
      "Copies of the Renew deleted",
      "No copies of the Renew found"),
  DELETE_REPLICATED_OBJECTS(
      "remove what the consumer replicated",
      "Replicated objects deleted",
      "No replicated objects found"),
  DELETE_TENANT("remove the tenant", "Tenant correctly deleted", "Tenant already deleted"),
  DELETE_PROOF(
      "remove the signed nonce",
      "Signed nonce secret deleted",
      "Signed nonce secret already deleted"),
  DELETE_NONCE("remove the nonce", "Nonce secret deleted", "Nonce secret already deleted"),
  DELETE_PUBLIC_KEY(
      "remove the public key", "Public key correctly deleted", "Public key already deleted"),
  DELETE_GATEWAY_CLIENT(
      "remove the gateway client",
      "Gateway client correctly deleted",
      "Gateway client already deleted"),
  DELETE_GATEWAY_SERVER(
      "remove the gateway server",
      "Gateway server correctly deleted",
      "Gateway server already deleted"),
  DELETE_CONFIGURATION(
      "remove network configuration",
      "Network configuration correctly deleted",
      "Network configuration already deleted"),
  DELETE_NETWORK(
      "remove the network",
      "Network configuration, gateway and keys correctly deleted",
      "Network already deleted");

  private final String title;
  private final String done;
  private final String nothingToDo;

  ActivityMessages(Step step, String done) {
    this(step.words(), done, done);
  }

  ActivityMessages(String title, String done) {
    this(title, done, done);
  }

  ActivityMessages(String title, String done, String nothingToDo) {
    this.title = title;
    this.done = done;
    this.nothingToDo = nothingToDo;
  }

  /** The messages for an activity type; empty for an activity of a newer worker. */
  static Optional<ActivityMessages> of(String activityType) {
    return Arrays.stream(values()).filter(it -> it.activityType().equals(activityType)).findFirst();
  }

  /** The constant's name in Temporal's spelling: {@code EnsureTenant}. */
  String activityType() {
    return Arrays.stream(name().split("_"))
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }

  /** What it does, as an infinitive. */
  String title() {
    return title;
  }

  /** Printed when it is done. */
  String done() {
    return done;
  }

  /** Printed when a removal found nothing to remove. */
  String nothingToDo() {
    return nothingToDo;
  }
}
