package dev.hawser.liqo.network;

import static dev.hawser.liqo.network.ConfigurationFixture.REAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of a peer that overlap, and are not remapped. */
final class OverlappingNetworksTest {
  private final ConfigurationFixture configurations = new ConfigurationFixture();

  @AfterEach
  void close() {
    configurations.close();
  }

  @Test
  void shouldRefuseAnOverlapThatIsNotRemapped() {
    // given
    configurations.milan.after(
        "POST configurations/rome", () -> configurations.map("1", "10.2.0.0/16"));

    // when
    var failure = ActivityRunner.failureOf(() -> configurations.ensure(PeeringFixture.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("Conflict");
    assertThat(failure.getOriginalMessage()).contains("10.2.0.0/16", "milan", "IPAM");
  }

  @ParameterizedTest
  @CsvSource({
    "10.2.128.0/17, pod network 10.2.0.0/16",
    "10.0.0.0/12, pod network 10.2.0.0/16",
    "10.11.4.0/24, service network 10.11.0.0/16",
    "10.80.0.0/16, internal network 10.80.0.0/16",
    "10.70.3.0/24, external network 10.70.0.0/16",
    "10.99.0.0/16, reserved network 10.99.1.0/24"
  })
  void shouldRefuseAnOverlapWithAnyOwnNetwork(String pod, String own) {
    // given
    network("service-cidr", "10.11.0.0/16");
    network("internal-cidr", "10.80.0.0/16");
    network("reserved", "10.99.1.0/24");
    configurations.milan.after("POST configurations/rome", () -> configurations.map("1", pod));

    // when
    var failure = ActivityRunner.failureOf(() -> configurations.ensure(PeeringFixture.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("Conflict");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .contains("does not remap the pod network " + pod + " of rome", "overlaps the " + own);
  }

  @Test
  void shouldRefuseTheNetworkOfAnotherPeerThatNothingKeepsApart() {
    // given
    configurations.milan.add(
        Kind.NETWORK,
        "liqo-tenant-turin",
        "turin-pod",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'turin'}}, 'spec': {'cidr':"
            + " '10.1.0.0/20'}}");
    configurations.milan.after(
        "POST configurations/rome", () -> configurations.map("1", "10.1.0.0/16", "10.70.0.0/16"));

    // when
    var failure = ActivityRunner.failureOf(() -> configurations.ensure(PeeringFixture.provider()));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("10.1.0.0/16 of rome", "network 10.1.0.0/20 of turin");
  }

  @Test
  void shouldAcceptTheSameExternalNetworkWithoutIpam() {
    // given
    configurations.milan.after(
        "POST configurations/rome", () -> configurations.map("1", "10.1.0.0/16", "10.70.0.0/16"));

    // when
    var mapped = configurations.ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(REAL);
  }

  private void network(String type, String cidr) {
    configurations.milan.add(
        Kind.NETWORK,
        "liqo",
        type,
        "{'metadata': {'labels': {'ipam.liqo.io/network-type': '%s'}}, 'status': {'cidr': '%s'}}"
            .formatted(type, cidr));
  }
}
