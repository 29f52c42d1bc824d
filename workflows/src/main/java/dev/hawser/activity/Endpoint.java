package dev.hawser.activity;

import java.util.List;

/** Where a gateway server is reached. */
public record Endpoint(List<String> addresses, int port, String protocol) {
  public Endpoint {
    addresses = List.copyOf(addresses);
  }

  @Override
  public String toString() {
    return String.join(",", addresses) + ":" + port + "/" + protocol;
  }
}
