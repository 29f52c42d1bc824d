package dev.hawser.starter.status;

import static dev.hawser.starter.status.ObjectReport.good;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.Condition;
import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.Latency;
import dev.hawser.activity.NetworkView.ConfigurationView;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.PairHealth.NetworkHealth;
import dev.hawser.activity.Role;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The objects of the tunnel on one cluster. */
record NetworkObjects(ClusterView view, Role role, PairFacts pair) {
  private static final NetworkHealth UNKNOWN = new NetworkHealth(null, null, null, null);

  List<ObjectReport> all() {
    if (!pair.isNetworked()) return List.of();
    var gateway = view.network().gateway();
    return Stream.concat(
            Stream.of(configuration(), gateway(gateway)),
            gateway == null ? Stream.empty() : Stream.of(connection(gateway)))
        .toList();
  }

  private ObjectReport configuration() {
    String name = "Configuration";
    var configuration = view.network().configuration();
    if (configuration == null) return absent(name, "configurations");
    var condition = health().configuration();
    var since = Conditions.since(condition);
    return configuration.mapped() == null
        ? ObjectReport.bad(
            name, since, Conditions.explained("the peer's networks are not mapped", condition))
        : good(name, since, networks(configuration));
  }

  private static String networks(ConfigurationView configuration) {
    if (configuration.peer() == null || configuration.mapped() == null) return "mapped";
    String peer = String.join(", ", configuration.peer().pod());
    String mapped = String.join(", ", configuration.mapped().pod());
    return "pods " + (peer.equals(mapped) ? peer : peer + " as " + mapped);
  }

  private ObjectReport gateway(@Nullable GatewayView gateway) {
    String name = name(pair.gatewayRole(role));
    if (gateway == null) return absent(name, "gatewayservers");
    var condition = health().gateway();
    var since = Conditions.since(condition);
    if (condition != null && !condition.is("Ready") && !gateway.connected()) {
      return ObjectReport.bad(name, since, Conditions.explained(condition.status(), condition));
    }
    return gateway.endpoint() == null
        ? ObjectReport.bad(name, since, "has no endpoint yet")
        : good(name, since, gateway.endpoint().toString());
  }

  private static String name(@Nullable GatewayRole role) {
    if (role == null) return "Gateway";
    return role == GatewayRole.SERVER ? "Gateway server" : "Gateway client";
  }

  private ObjectReport connection(GatewayView gateway) {
    String name = "Connection";
    var status = gateway.connection();
    if (status == null) return absent(name, "connections");
    return switch (status) {
      case CONNECTED ->
          good(name, Conditions.since(said("Established")), status.word() + latency());
      case CONNECTING -> bad(name, status, said("Pending"));
      case ERROR -> bad(name, status, said("Error"));
      case UNKNOWN -> new ObjectReport(name, Ready.UNKNOWN, null, status.word());
    };
  }

  private static ObjectReport bad(
      String name, ConnectionStatus status, @Nullable Condition condition) {
    return ObjectReport.bad(
        name, Conditions.since(condition), Conditions.explained(status.word(), condition));
  }

  /** What the ForeignCluster says of the tunnel; null where it is behind and says another thing. */
  private @Nullable Condition said(String status) {
    var said = health().connection();
    return said != null && said.is(status) ? said : null;
  }

  private String latency() {
    Latency latency = health().latency();
    return latency == null ? "" : ", latency " + milliseconds(latency) + " ms";
  }

  private static String milliseconds(Latency latency) {
    return BigDecimal.valueOf(latency.roundTrip().toNanos(), 6)
        .round(new MathContext(3))
        .stripTrailingZeros()
        .toPlainString();
  }

  private ObjectReport absent(String object, String plural) {
    return new Absence(view).of(object, plural);
  }

  private NetworkHealth health() {
    var health = view.health();
    return health == null ? UNKNOWN : health.network();
  }
}
