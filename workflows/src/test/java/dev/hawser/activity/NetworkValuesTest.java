package dev.hawser.activity;

import static dev.hawser.activity.CrossingValue.accepted;
import static dev.hawser.activity.CrossingValue.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The networks of a cluster and its gateway: what Liqo 1.2.0 has, and anything else. */
final class NetworkValuesTest {
  private static final String KEY = "/Hiv3kpRwnVzZoU5oOTMSye2IyZa3dGsvrqqga8MslE=";
  private static final ActivityScope SCOPE =
      new ActivityScope(
          new ClusterId("rome"), new ClusterId("milan"), Role.CONSUMER, null, "x", "r", null);

  static Stream<CrossingValue> valid() {
    return Stream.of(
        accepted("WireGuard key", () -> new GatewayKey(KEY)),
        accepted("one network", () -> configuration("10.10.0.0/16")),
        accepted("two networks", () -> configuration("10.10.0.0/16", "10.30.0.0/20")),
        accepted("K3s", () -> configuration("10.42.0.0/16")),
        accepted("carrier-grade NAT, as on EKS", () -> configuration("100.64.0.0/16")),
        accepted("class E, as on GKE", () -> configuration("240.0.0.0/14")),
        accepted("two families", () -> configuration("10.10.0.0/16", "fd00:10:10::/56")),
        accepted("mapped networks", () -> cidrs("10.8.0.0/16", "10.11.0.0/16")),
        accepted("load balancer", () -> endpoint(51840, "UDP", "203.0.113.22")),
        accepted("IP and host name", () -> endpoint(51840, "UDP", "203.0.113.22", "a.elb.example")),
        accepted("node port", () -> endpoint(30742, "UDP", "198.51.100.11")),
        accepted("IPv6 gateway", () -> endpoint(51840, "UDP", "2001:db8::7")),
        accepted("host name with capitals", () -> endpoint(51840, "UDP", "Node-1.Example")));
  }

  static Stream<CrossingValue> invalid() {
    return Stream.of(networks(), endpoints(), keys()).flatMap(values -> values);
  }

  private static Stream<CrossingValue> networks() {
    var syntax =
        Stream.of(
                "",
                "10.0.0.0",
                "10.0.0.0/",
                "10.0.0/16",
                "10.0.0.0/33",
                "10.0.0.256/16",
                "10.0.0.0/-1",
                "010.0.0.0/16",
                "10.0.0.0/016",
                "fd00::/129",
                "fd00:::/64",
                "x/16",
                "10.0.0.0/16 ",
                "10.0.0.0\u0000/16")
            .map(
                text -> refused("network " + text, () -> cidrs(text, "10.70.0.0/16"), "cidrs.pod"));
    var ranges =
        Stream.of(
                "10.0.0.0/8",
                "10.0.0.0/11",
                "0.0.0.0/0",
                "8.8.8.0/24",
                "127.0.0.0/16",
                "169.254.0.0/16",
                "224.0.0.0/16",
                "::/0",
                "2001:db8::/56",
                "fe80::/64",
                "fd00::/32",
                "10.70.128.0/17")
            .map(text -> refused("range " + text, () -> configuration(text), "network is"));
    var lists =
        Stream.of(
            refused("no list", () -> new Cidrs(null, List.of()), "cidrs.pod is missing"),
            refused("null", () -> new Cidrs(Collections.singletonList(null), List.of()), "cidrs"),
            refused(
                "17 networks",
                () -> new Cidrs(Collections.nCopies(17, "10.0.0.0/16"), List.of()),
                "at most 16"),
            refused(
                "overlap among them",
                () -> configuration("10.42.0.0/16", "10.42.0.0/17"),
                "it overlaps 10.42.0.0/16"));
    return Stream.of(syntax, ranges, lists).flatMap(values -> values);
  }

  private static Stream<CrossingValue> endpoints() {
    var addresses =
        Stream.of(
                "",
                " ",
                "a b",
                "https://a",
                "a:51840",
                "a/b",
                "256.1.1.1",
                "1.2.3",
                "-a",
                "a..b",
                "\u202ea",
                "a\n",
                "ä.example",
                "a".repeat(254))
            .map(
                text -> refused("address " + text, () -> endpoint(1, "UDP", text), "addresses is"));
    var others =
        Stream.of(
            refused("none", () -> endpoint(1, "UDP"), "endpoint.addresses is empty"),
            refused("null", () -> new Endpoint(null, 1, "UDP"), "endpoint.addresses is missing"),
            refused("many", () -> endpoint(1, "UDP", names(257)), "at most 256"),
            refused("port 0", () -> endpoint(0, "UDP", "a"), "endpoint.port is 0"),
            refused("port", () -> endpoint(65536, "UDP", "a"), "endpoint.port is 65536"),
            refused("TCP", () -> endpoint(1, "TCP", "a"), "endpoint.protocol is \"TCP\": use UDP"),
            refused("null", () -> endpoint(1, null, "a"), "endpoint.protocol is missing"));
    return Stream.concat(addresses, others);
  }

  private static Stream<CrossingValue> keys() {
    return Stream.of("", "AAAA", base64(31), base64(33), KEY + " ", KEY.replace("=", ""), "ключ")
        .flatMap(
            key ->
                Stream.of(
                    refused("client's key", () -> new GatewayKey(key), "publicKey"),
                    refused(
                        "server's key",
                        () -> new GatewayServerEndpoint(endpoint(1, "UDP", "a"), key),
                        "publicKey")));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void shouldAcceptWhatLiqoHas(CrossingValue value) {
    // when
    var failure = catchThrowable(value.made()::get);

    // then
    assertThat(failure).isNull();
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldRefuseAnythingElseInOneShortSentence(CrossingValue value) {
    // when
    var refusal = catchThrowableOfType(InvalidFieldException.class, value.made()::get);

    // then
    value.assertRefused(refusal);
  }

  private static Cidrs cidrs(String pod, String external) {
    return new Cidrs(List.of(pod), List.of(external));
  }

  private static ConfigurationInput configuration(String... pods) {
    var peer = new Cidrs(List.of(pods), List.of("10.70.0.0/16"));
    return new ConfigurationInput(SCOPE, peer);
  }

  private static Endpoint endpoint(int port, String protocol, String... addresses) {
    return new Endpoint(List.of(addresses), port, protocol);
  }

  private static String[] names(int count) {
    return IntStream.range(0, count).mapToObj(i -> "n" + i).toArray(String[]::new);
  }

  private static String base64(int bytes) {
    return Base64.getEncoder().encodeToString(new byte[bytes]);
  }
}
