package dev.hawser.starter.progress;

import java.util.Arrays;
import java.util.Optional;

/**
 * What each activity means to people, in liqoctl's words where liqoctl does the same.
 *
 * <p>{@code already} is said by a removal that found nothing.
 */
enum ActivityMessages {
  INSPECT("InspectCluster", "inspect the cluster", "Cluster correctly inspected"),
  REVERSE_SIGNS(
      "ReverseSigns", "look at the other direction", "Other direction correctly inspected"),
  CLAIM("ClaimPair", "claim the pair", "Tenant namespace correctly ensured"),
  DECLARE_GONE("DeclareGone", "give the provider up", "Provider declared gone"),
  RECALL_GONE(
      "RecallGone",
      "take back that the provider is gone",
      "Provider no longer declared gone",
      "Provider not declared gone"),
  CONFIGURATION(
      "EnsureConfiguration",
      "exchange network configuration",
      "Configuration applied successfully"),
  SERVER(
      "EnsureGatewayServer",
      "open the gateway server",
      "Gateway server Service created successfully"),
  CLIENT("EnsureGatewayClient", "start the gateway client", "Gateway client correctly set up"),
  CONNECT("ConnectGatewayServer", "connect the tunnel", "Connection is established"),
  CONNECTED("AwaitConnected", "connect the tunnel", "Connection is established"),
  NONCE("EnsureNonce", "get a nonce", "Nonce generated successfully"),
  PROOF("ProveIdentity", "sign the nonce", "Nonce is signed"),
  TENANT("EnsureTenant", "register the tenant", "Tenant status is filled"),
  IDENTITY("EnsureIdentity", "install the identity", "Identity status is filled"),
  SLICE("EnsureSlice", "request resources", "ResourceSlice resources: Accepted"),
  NODE("AwaitNode", "wait for the virtual node", "Virtual node is Ready"),
  RELEASE("ReleasePair", "release the pair", "Pair released"),
  LEAVE(
      "LeavePair",
      "leave nothing behind",
      "Tenant namespace deleted",
      "No tenant namespace deleted"),
  NO_SLICE(
      "DeleteSlice",
      "remove the virtual node",
      "Ensured resourceslices absence",
      "No resourceslices found"),
  NO_IDENTITY(
      "DeleteIdentity",
      "remove the identity",
      "Identity control plane correctly deleted",
      "Identity control plane already deleted"),
  NO_RENEW_COPY(
      "DeleteRenewCopy",
      "remove the provider's copy of the Renew",
      "Copies of the Renew deleted",
      "No copies of the Renew found"),
  NO_COPIES(
      "DeleteCopies",
      "remove what the consumer replicated",
      "Replicated objects deleted",
      "No replicated objects found"),
  NO_TENANT(
      "DeleteTenant", "remove the tenant", "Tenant correctly deleted", "Tenant already deleted"),
  NO_PROOF(
      "DeleteProof",
      "remove the signed nonce",
      "Signed nonce secret deleted",
      "Signed nonce secret already deleted"),
  NO_NONCE(
      "DeleteNonce", "remove the nonce", "Nonce secret deleted", "Nonce secret already deleted"),
  NO_KEY(
      "DeletePublicKey",
      "remove the public key",
      "Public key correctly deleted",
      "Public key already deleted"),
  NO_CLIENT(
      "DeleteGatewayClient",
      "remove the gateway client",
      "Gateway client correctly deleted",
      "Gateway client already deleted"),
  NO_SERVER(
      "DeleteGatewayServer",
      "remove the gateway server",
      "Gateway server correctly deleted",
      "Gateway server already deleted"),
  NO_CONFIGURATION(
      "DeleteConfiguration",
      "remove network configuration",
      "Network configuration correctly deleted",
      "Network configuration already deleted"),
  NO_NETWORK(
      "DeleteNetwork",
      "remove the network",
      "Network configuration, gateway and keys correctly deleted",
      "Network already deleted");

  private final String activity;
  private final String title;
  private final String done;
  private final String nothingToDo;

  ActivityMessages(String activity, String title, String done) {
    this(activity, title, done, done);
  }

  ActivityMessages(String activity, String title, String done, String already) {
    this.activity = activity;
    this.title = title;
    this.done = done;
    this.nothingToDo = already;
  }

  /** Empty for an activity of a newer worker. */
  static Optional<ActivityMessages> of(String activity) {
    return Arrays.stream(values()).filter(value -> value.activity.equals(activity)).findFirst();
  }

  String title() {
    return title;
  }

  String done() {
    return done;
  }

  String nothingToDo() {
    return nothingToDo;
  }
}
