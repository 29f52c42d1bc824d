package dev.hawser.activity;

import java.util.List;

/**
 * Where a gateway server is reached. Some load balancers have one address per node; the client uses
 * the first.
 *
 * @param addresses IP addresses or DNS names, at least one
 * @param protocol Liqo's gateways speak UDP only
 */
public record Endpoint(List<String> addresses, int port, String protocol) {
  private static final int MOST = 256;

  public Endpoint {
    ValueRules.bounded(
        "endpoint.addresses", ValueRules.present("endpoint.addresses", addresses), MOST);
    if (addresses.isEmpty()) {
      throw new InvalidFieldException("{} is empty: one is needed", "endpoint.addresses");
    }
    addresses.forEach(address -> Host.require("endpoint.addresses", address));
    ValueRules.inRange("endpoint.port", port, 1, 65535);
    if (!"UDP".equals(ValueRules.present("endpoint.protocol", protocol))) {
      throw ValueRules.invalid("endpoint.protocol", protocol, "use UDP");
    }
    addresses = List.copyOf(addresses);
  }

  @Override
  public String toString() {
    return String.join(",", addresses) + ":" + port + "/" + protocol;
  }
}
