package dev.hawser.contract;

import static java.util.stream.Collectors.joining;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Waits that {@code hawser status} shows between rome, the consumer, and milan. */
enum ExpectedWait {
  NETWORKS_ON_PROVIDER(
      "milan", "the networks of rome to be mapped", "Configuration rome", "no Network"),
  NETWORKS_ON_CONSUMER(
      "rome", "the networks of milan to be mapped", "Configuration milan", "no Network"),
  NONCE("milan", "Liqo to fill the nonce", "Secret liqo-nonce", "controller manager"),
  SIGNED_NONCE("rome", "Liqo to sign the nonce", "Secret liqo-signed-nonce", "controller manager"),
  LOAD_BALANCER(
      "milan",
      "a load-balancer address for Service gw-rome, for the gateway server",
      "has no address"),
  CERTIFICATE("milan", "the provider to issue a certificate", "Tenant rome", "has no certificate"),
  CLIENT_KEYS("rome", "keys for the gateway client", "GatewayClient milan has no Secret gw-milan"),
  KUBECONFIG("rome", "Liqo to write the identity's kubeconfig", "Identity controlplane-milan"),
  TUNNEL("rome", "the tunnel to milan to be connected", "Deployment gw-milan is not avail"),
  SLICE_DECISION("rome", "the provider to decide on the resources", "ResourceSlice milan in"),
  NODE_READY("rome", "node milan to be Ready", "Deployment vk-milan is not available"),
  NODE_DRAINED("rome", "the virtual node to be drained and gone", "VirtualNode milan"),
  DELETION("milan", "Tenant rome to be gone", "being deleted since 2");

  private final String cluster;
  private final String condition;
  private final String[] reasons;

  ExpectedWait(String cluster, String condition, String... reasons) {
    this.cluster = cluster;
    this.condition = condition;
    this.reasons = reasons;
  }

  /** Words of one line of the status. */
  String[] words() {
    return Stream.concat(Stream.of(cluster + ": ", condition), Stream.of(reasons))
        .toArray(String[]::new);
  }

  /** The condition, without the reason. */
  String condition() {
    return condition;
  }

  /** Whether this is an instance of a condition with placeholders such as {@code <peer>}. */
  boolean isOf(String documented) {
    String pattern =
        Stream.of(documented.split("<[^>]+>", -1)).map(Pattern::quote).collect(joining(".+"));
    return condition.matches(pattern);
  }
}
