package dev.hawser.peering.plan;

import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.peering.PlannedObject;
import org.jspecify.annotations.Nullable;

/** What matters of both gateways, now and after the run. */
record GatewayFields(PairState state, NetworkPlan plan) {

  PlannedObject server(ObjectPlan server) {
    var now = state.gateway(plan.server(), GatewayRole.SERVER);
    var options = plan.options();
    var type = serviceType(now);
    return server
        .field("serviceType", now == null ? null : word(now.serviceType()), word(type))
        .field("port", now == null ? null : now.port(), port(now))
        .field("nodePort", now == null ? null : now.nodePort(), nodePort(type))
        .field(
            "loadBalancerIp", now == null ? null : now.loadBalancerIp(), options.loadBalancerIp())
        .field("mtu", now == null ? null : now.mtu(), mtu(now))
        .field("endpoint", now == null ? null : now.endpoint(), now == null ? null : "a new one")
        .made();
  }

  PlannedObject client(ObjectPlan client) {
    var now = state.gateway(plan.client(), GatewayRole.CLIENT);
    return client
        .field("endpoint", now == null ? null : now.endpoint(), dialled())
        .field("mtu", now == null ? null : now.mtu(), mtu(now))
        .madeIfDifferent();
  }

  /** Known only of a server that exists and stays. */
  private String dialled() {
    var server = state.gateway(plan.server(), GatewayRole.SERVER);
    var options = plan.options();
    if (server != null && server.endpoint() != null && !plan.writesServer()) {
      return options.dialledBy(server.endpoint()).toString();
    }
    String address = options.clientAddress();
    Integer port = options.clientPort();
    return (address == null ? "that of the gateway server" : address)
        + (port == null ? "" : ", port " + port);
  }

  private ServiceType serviceType(@Nullable GatewayView now) {
    var requested = plan.options().serviceType();
    if (requested != null) return requested;
    return now == null || now.serviceType() == null
        ? plan.options().serviceTypeOrDefault()
        : now.serviceType();
  }

  private int port(@Nullable GatewayView now) {
    return known(
        plan.options().port(), now == null ? null : now.port(), GatewayOptions.DEFAULT_PORT);
  }

  private int mtu(@Nullable GatewayView now) {
    return known(plan.options().mtu(), now == null ? null : now.mtu(), GatewayOptions.DEFAULT_MTU);
  }

  private static int known(@Nullable Integer requested, @Nullable Integer now, int byDefault) {
    if (requested != null) return requested;
    return now == null ? byDefault : now;
  }

  private @Nullable Object nodePort(ServiceType type) {
    var requested = plan.options().nodePort();
    if (requested != null) return requested;
    return type == ServiceType.NODE_PORT ? "chosen by Kubernetes" : null;
  }

  private static @Nullable String word(@Nullable ServiceType type) {
    return type == null ? null : type.word();
  }
}
