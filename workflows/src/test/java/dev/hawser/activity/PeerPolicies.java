package dev.hawser.activity;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Policies for tests. */
public final class PeerPolicies {
  private static final List<String> ANY = List.of(PeerPolicy.ANY);
  private static final List<AllowedAddress> ANYWHERE =
      List.of(new AllowedAddress(PeerPolicy.ANY, ANY));

  private PeerPolicies() {}

  /** One that allows everything of the peer, except for one rule, which has this JSON value. */
  public static PeerPolicy except(String peer, String rule, List<String> values) {
    return new PeerPolicy(
        "ConfigMap liqo/hawser-policy",
        new ClusterId(peer),
        null,
        rule.equals("identityKeys") ? values : ANY,
        rule.equals("networks") ? values : ANY,
        rule.equals("reservedCidrs") ? values : List.of(),
        rule.equals("endpoints") ? addresses(values) : ANYWHERE,
        rule.equals("apiServers") ? addresses(values) : ANYWHERE,
        rule.equals("resources") ? amounts(values) : Map.of(PeerPolicy.ANY, PeerPolicy.ANY),
        rule.equals("sliceClasses") ? values : ANY,
        rule.equals("gatewayServiceTypes") ? values : ANY,
        rule.equals("forbiddenOptions") ? values : List.of());
  }

  /** Each as address and port. */
  private static List<AllowedAddress> addresses(List<String> values) {
    return values.stream()
        .map(value -> value.split(" ", 2))
        .map(parts -> new AllowedAddress(parts[0], parts.length < 2 ? ANY : List.of(parts[1])))
        .toList();
  }

  private static Map<String, String> amounts(List<String> values) {
    return values.stream()
        .map(value -> value.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }
}
