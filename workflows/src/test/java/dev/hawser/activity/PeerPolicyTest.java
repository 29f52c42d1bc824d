package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the policy of a cluster allows of a peer. */
final class PeerPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.1.0.0/16, true",
    "10.1.0.0/16, 10.0.0.0/8, false",
    "10.2.0.0/16, 10.1.0.0/16, false",
    "fd00::/8, 10.1.0.0/16, false",
    "any, 10.1.0.0/16, true"
  })
  void shouldAllowNetworksWithinItsRanges(String range, String network, boolean allowed) {
    // given
    var policy = PeerPolicies.except("rome", "networks", List.of(range));

    // when
    var refusal = policy.refusesNetworks(new Cidrs(List.of(network), List.of()));

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  @Test
  void shouldCheckTheExternalNetworkToo() {
    // given
    var policy = PeerPolicies.except("rome", "networks", List.of("10.1.0.0/16"));

    // when
    var refusal =
        policy.refusesNetworks(new Cidrs(List.of("10.1.0.0/16"), List.of("10.70.0.0/16")));

    // then
    assertThat(refusal)
        .contains(
            "peers[rome].networks does not name 10.70.0.0/16: ask the cluster's owner to add it");
  }

  @ParameterizedTest
  @CsvSource({"10.1.3.0/24, false", "10.0.0.0/8, false", "10.2.0.0/16, true"})
  void shouldKeepReservedRangesFree(String reserved, boolean allowed) {
    // given
    var policy = PeerPolicies.except("rome", "reservedCidrs", List.of(reserved));
    var networks = new Cidrs(List.of("10.1.0.0/16"), List.of());

    // when
    var real = policy.refusesNetworks(networks);
    var mapped = policy.refusesReserved(networks);

    // then
    assertThat(real.isEmpty()).isEqualTo(allowed);
    assertThat(mapped.isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.0/24, 192.0.2.7, 51840, true",
    "192.0.2.0/24, 192.0.3.7, 51840, false",
    "192.0.2.0/24, gw.example, 51840, false",
    "192.0.2.7 51840, 192.0.2.7, 51840, true",
    "192.0.2.7 51840, 192.0.2.7, 51841, false",
    "192.0.2.7 30000-32767, 192.0.2.7, 31000, true",
    "192.0.2.7 30000-32767, 192.0.2.7, 29999, false",
    "2001:db8::7, 2001:DB8:0::7, 51840, true",
    "gw.example, GW.example., 51840, true",
    "gw.example, agw.example, 51840, false",
    "*.example, gw.example, 51840, true",
    "*.example, example, 51840, false",
    "*.example, gwexample, 51840, false",
    "any, gw.example, 1, true"
  })
  void shouldAllowEndpointsItNames(String entry, String host, int port, boolean allowed) {
    // given
    var policy = PeerPolicies.except("rome", "endpoints", List.of(entry));

    // when
    var refusal = policy.refusesEndpoint(new Endpoint(List.of(host), port, "UDP"));

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  @Test
  void shouldCheckEveryAddressOfAnEndpoint() {
    // given
    var policy = PeerPolicies.except("rome", "endpoints", List.of("192.0.2.7"));

    // when
    var refusal =
        policy.refusesEndpoint(new Endpoint(List.of("192.0.2.7", "192.0.2.8"), 51840, "UDP"));

    // then
    assertThat(refusal).isPresent();
    assertThat(refusal.get()).contains("192.0.2.8 port 51840");
  }

  @ParameterizedTest
  @CsvSource({
    "milan.example 6443, https://milan.example:6443, true",
    "milan.example 443, https://milan.example, true",
    "milan.example 6443, https://milan.example, false",
    "milan.example, https://other.example:6443, false",
    "fd00::/8, https://[fd00::1]:6443, true"
  })
  void shouldAllowApiServersItNames(String entry, String url, boolean allowed) {
    // given
    var policy = PeerPolicies.except("milan", "apiServers", List.of(entry));

    // when
    var refusal = policy.refusesApiServer(url);

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "cpu=4, cpu, 4000m, true",
    "cpu=4, cpu, 4001m, false",
    "cpu=4, memory, 1Gi, false",
    "cpu=any, cpu, 1000, true",
    "any=any, memory, 1Ti, true",
    "any=8, pods, 9, false"
  })
  void shouldBoundWhatIsRequested(String bound, String name, String asked, boolean allowed) {
    // given
    var policy = PeerPolicies.except("milan", "resources", List.of(bound));

    // when
    var refusal = policy.refusesResources(new ResourceOptions(null, null, Map.of(name, asked)));

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  @Test
  void shouldNameTheMostThatIsAllowed() {
    // given
    var policy = PeerPolicies.except("milan", "resources", List.of("cpu=4"));

    // when
    var refusal = policy.refusesResources(new ResourceOptions(null, null, Map.of("cpu", "6")));

    // then
    assertThat(refusal)
        .contains(
            "peers[milan].resources allows 4 of cpu, and not 6: request less, or ask the cluster's"
                + " owner");
  }

  @Test
  void shouldRefuseWhatARuleLeavesOut() {
    // given
    var policy = PeerPolicies.except("milan", "sliceClasses", List.of());

    // when
    var refusal = policy.refusesResources(ResourceOptions.DEFAULTS);

    // then
    assertThat(refusal)
        .contains(
            "peers[milan].sliceClasses does not name default: ask the cluster's owner to add it");
  }

  @ParameterizedTest
  @CsvSource({", , true", "192.0.2.7, , true", "192.0.2.9, , false", ", 51841, false"})
  void shouldRefuseWhatARequestAlreadySaysOfAnEndpoint(String host, Integer port, boolean allowed) {
    // given
    var policy = PeerPolicies.except("rome", "endpoints", List.of("192.0.2.7 51840"));

    // when
    var refusal = policy.refusesDialling(host, port);

    // then
    assertThat(refusal.isEmpty()).isEqualTo(allowed);
  }

  @Test
  void shouldSayWhichClusterForbidsItAndWhere() {
    // given
    var policy = PeerPolicies.except("rome", "forbiddenOptions", List.of("takeOver"));

    // when
    var sentence =
        policy
            .refusesOption(RequestOption.TAKE_OVER)
            .map(clause -> policy.sentence(new ClusterId("milan"), clause));

    // then
    assertThat(sentence)
        .contains(
            "milan forbids this by its policy (ConfigMap liqo/hawser-policy): forbiddenOptions has"
                + " takeOver: leave it out, or ask the cluster's owner");
    assertThat(policy.refusesOption(RequestOption.EVICT)).isEqualTo(Optional.empty());
  }

  /** An unpeer without a terminal sets it by itself, so there is nothing to leave out. */
  @Test
  void shouldSayWhatToDoInsteadOfAnEviction() {
    // given
    var policy = PeerPolicies.except("rome", "forbiddenOptions", List.of("evict"));

    // when
    var clause = policy.refusesOption(RequestOption.EVICT);

    // then
    assertThat(clause)
        .contains(
            "forbiddenOptions has evict: set evict to false and leave out drain, or ask the"
                + " cluster's owner");
  }
}
