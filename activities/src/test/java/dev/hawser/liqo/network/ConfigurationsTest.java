package dev.hawser.liqo.network;

import static dev.hawser.liqo.network.ConfigurationFixture.MAPPED;
import static dev.hawser.liqo.network.ConfigurationFixture.SPEC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The peer's networks and how a cluster remaps them. */
final class ConfigurationsTest {
  private final ConfigurationFixture configurations = new ConfigurationFixture();

  @AfterEach
  void close() {
    configurations.close();
  }

  @Test
  void shouldWriteThePeersNetworksAsLiqoctlDoes() {
    // given
    configurations.milan.after(
        "POST configurations/rome", () -> configurations.map("1", "10.9.0.0/16"));

    // when
    var mapped = configurations.ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(MAPPED);
    assertThat(configurations.milan.bodies("POST configurations/rome"))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'networking.liqo.io/v1beta1', 'kind': 'Configuration', 'metadata':"
                    + " {'name': 'rome', 'namespace': 'liqo-tenant-rome', 'labels':"
                    + " {'liqo.io/remote-cluster-id': 'rome', 'hawser.dev/run': 'run-1'}}, "
                    + SPEC
                    + "}"));
  }

  @Test
  void shouldAdoptAnEqualConfigurationWithoutAWrite() {
    // given
    configurations.existing(SPEC);
    configurations.map("1", "10.9.0.0/16");

    // when
    var mapped = configurations.ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(MAPPED);
    assertThat(configurations.milan.writes()).isEmpty();
  }

  @Test
  void shouldNotAcceptTheMappingOfAnEarlierGeneration() {
    // given
    configurations.existing(
        "'spec': {'remote': {'cidr': {'pod': ['10.5.0.0/16'], 'external': ['10.70.0.0/16']}}}");
    configurations.map("1", "10.5.0.0/16");
    configurations.milan.after(
        4, "GET configurations/rome", () -> configurations.map("2", "10.9.0.0/16"));

    // when
    var mapped = configurations.ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(MAPPED);
    assertThat(configurations.milan.count("GET configurations/rome")).isGreaterThanOrEqualTo(5);
  }

  @Test
  void shouldRestoreTheNetworksThatItChanged() {
    // given
    configurations.existing(
        "'spec': {'local': {'keep': true}, 'remote': {'cidr': {'pod': ['10.5.0.0/16'], 'external':"
            + " ['10.70.0.0/16']}}}");
    var before = configurations.milan.field(Kind.CONFIGURATION, "rome", "/spec");
    configurations.milan.after(
        "PUT configurations/rome", () -> configurations.map("2", "10.9.0.0/16"));

    // when
    configurations.ensure(PeeringFixture.provider());
    var changed = configurations.milan.field(Kind.CONFIGURATION, "rome", "/spec");
    configurations.network.deleteConfiguration(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(changed.at("/remote/cidr/pod/0").asText()).isEqualTo("10.1.0.0/16");
    assertThat(changed.at("/local/keep").asBoolean()).isTrue();
    assertThat(configurations.milan.field(Kind.CONFIGURATION, "rome", "/spec")).isEqualTo(before);
  }

  @Test
  void shouldReportThatTheControllerManagerDoesNotMapTheNetworks() {
    // when
    var failure =
        ActivityRunner.failureOf(
            () -> configurations.ensure(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("milan", "the networks of rome to be mapped", "does Liqo's controller manager");
  }

  @Test
  void shouldReportThatTheIpamDoesNotMapTheNetworks() {
    // given
    configurations.milan.add(
        Kind.NETWORK,
        "rome-pod",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}");

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> configurations.ensure(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("the networks of rome to be mapped", "IPAM", "-n liqo-tenant-rome");
  }

  @Test
  void shouldDeleteNothingIfThereIsNoConfiguration() {
    // when
    var deleted =
        configurations
            .network
            .deleteConfiguration(PeeringFixture.undo(PeeringFixture.provider()))
            .deleted();

    // then
    assertThat(deleted).isEmpty();
    assertThat(configurations.milan.writes()).isEmpty();
  }

  @Test
  void shouldReturnOnlyAfterTheAddressesAreReleased() {
    // given
    configurations.existing(SPEC);
    String ofPeer = "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}";
    configurations.milan.add(Kind.NETWORK, "rome-pod", ofPeer);
    configurations.milan.add(Kind.IP, "rome-unknown-source", ofPeer);
    configurations.milan.after(
        3, "GET networks/rome-pod", () -> configurations.milan.remove(Kind.NETWORK, "rome-pod"));
    configurations.milan.after(
        3,
        "GET ips/rome-unknown-source",
        () -> configurations.milan.remove(Kind.IP, "rome-unknown-source"));

    // when
    var removed =
        configurations.network.deleteConfiguration(
            PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted()).map(Object::toString).containsExactly("Configuration rome");
    assertThat(configurations.milan.find(Kind.NETWORK, "rome-pod")).isEmpty();
    assertThat(configurations.milan.find(Kind.IP, "rome-unknown-source")).isEmpty();
  }

  @Test
  void shouldKeepTheNetworkThatTheReversePeeringUses() {
    // given
    configurations.existing(SPEC);
    configurations.milan.add(
        Kind.IDENTITY,
        "controlplane-rome",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}");

    // when
    var removed =
        configurations.network.deleteConfiguration(
            PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(removed.kept())
        .singleElement()
        .asString()
        .contains("reverse peering", "Identity controlplane-rome on milan");
    assertThat(configurations.milan.writes()).isEmpty();
  }
}
