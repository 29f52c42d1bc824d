package dev.hawser.simulator.install;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.ObjectKind;

/** The address under which an in-band peering reaches this cluster's API server. */
final class ProxyAddress {
  private final ControllerContext context;

  ProxyAddress(ControllerContext context) {
    this.context = context;
  }

  /** Some service address; the proxy behind it does not exist. */
  static String in(String serviceCidr) {
    return host(serviceCidr, 36);
  }

  void publish() {
    var external = context.options().externalCidr();
    context
        .cluster()
        .editStatus(
            ObjectKind.IP,
            context.liqo("api-server-proxy"),
            ip -> {
              if (ip.text("status.ip").isEmpty()) {
                ip.set("status.ip", host(external, 1)).set("status.cidr", external);
              }
            });
  }

  private static String host(String cidr, int last) {
    var octets = cidr.substring(0, cidr.indexOf('/')).split("\\.", -1);
    return octets[0] + "." + octets[1] + "." + octets[2] + "." + last;
  }
}
