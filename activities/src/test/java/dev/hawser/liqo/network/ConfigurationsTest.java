package dev.hawser.liqo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The peer's networks and how a cluster remaps them. */
final class ConfigurationsTest {
  private static final String NAME = "rome";
  private static final String SPEC =
      "'spec': {'remote': {'cidr': {'pod': ['10.1.0.0/16'], 'external': ['10.70.0.0/16']}}}";
  private static final Cidrs REAL = new Cidrs(List.of("10.1.0.0/16"), List.of("10.70.0.0/16"));
  private static final Cidrs OWN = new Cidrs(List.of("10.2.0.0/16"), List.of("10.70.0.0/16"));
  private static final Cidrs MAPPED = new Cidrs(List.of("10.9.0.0/16"), List.of("10.71.0.0/16"));

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoNetwork(milan.access()));
  private final NetworkActivities network = activities.as(NetworkActivities.class);

  @BeforeEach
  void install() {
    InstalledLiqo.on(milan, PeeringFixture.PROVIDER);
  }

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldWriteThePeersNetworksAsLiqoctlDoes() {
    // given
    milan.after("POST configurations/rome", () -> map("1", "10.9.0.0/16"));

    // when
    var mapped = ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(MAPPED);
    assertThat(milan.bodies("POST configurations/rome"))
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
    existing(SPEC);
    map("1", "10.9.0.0/16");

    // when
    var mapped = ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(MAPPED);
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldNotAcceptTheMappingOfAnEarlierGeneration() {
    // given
    existing(
        "'spec': {'remote': {'cidr': {'pod': ['10.5.0.0/16'], 'external': ['10.70.0.0/16']}}}");
    map("1", "10.5.0.0/16");
    milan.after(4, "GET configurations/rome", () -> map("2", "10.9.0.0/16"));

    // when
    var mapped = ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(MAPPED);
    assertThat(milan.count("GET configurations/rome")).isGreaterThanOrEqualTo(5);
  }

  @Test
  void shouldRestoreTheNetworksThatItChanged() {
    // given
    existing(
        "'spec': {'local': {'keep': true}, 'remote': {'cidr': {'pod': ['10.5.0.0/16'], 'external':"
            + " ['10.70.0.0/16']}}}");
    var before = milan.field(Kind.CONFIGURATION, NAME, "/spec");
    milan.after("PUT configurations/rome", () -> map("2", "10.9.0.0/16"));

    // when
    ensure(PeeringFixture.provider());
    var changed = milan.field(Kind.CONFIGURATION, NAME, "/spec");
    network.deleteConfiguration(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(changed.at("/remote/cidr/pod/0").asText()).isEqualTo("10.1.0.0/16");
    assertThat(changed.at("/local/keep").asBoolean()).isTrue();
    assertThat(milan.field(Kind.CONFIGURATION, NAME, "/spec")).isEqualTo(before);
  }

  @Test
  void shouldReportThatTheControllerManagerDoesNotMapTheNetworks() {
    // when
    var failure =
        ActivityRunner.failureOf(() -> ensure(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("milan", "the networks of rome to be mapped", "does Liqo's controller manager");
  }

  @Test
  void shouldReportThatTheIpamDoesNotMapTheNetworks() {
    // given
    milan.add(
        Kind.NETWORK,
        "rome-pod",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}");

    // when
    var failure =
        ActivityRunner.failureOf(() -> ensure(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("the networks of rome to be mapped", "IPAM", "-n liqo-tenant-rome");
  }

  @Test
  void shouldRefuseAnOverlapThatIsNotRemapped() {
    // given
    milan.after("POST configurations/rome", () -> map("1", "10.2.0.0/16"));

    // when
    var failure = ActivityRunner.failureOf(() -> ensure(PeeringFixture.provider()));

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
    milan.after("POST configurations/rome", () -> map("1", pod));

    // when
    var failure = ActivityRunner.failureOf(() -> ensure(PeeringFixture.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("Conflict");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .contains("does not remap the pod network " + pod + " of rome", "overlaps the " + own);
  }

  @Test
  void shouldRefuseTheNetworkOfAnotherPeerThatNothingKeepsApart() {
    // given
    milan.add(
        Kind.NETWORK,
        "liqo-tenant-turin",
        "turin-pod",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'turin'}}, 'spec': {'cidr':"
            + " '10.1.0.0/20'}}");
    milan.after("POST configurations/rome", () -> map("1", "10.1.0.0/16", "10.70.0.0/16"));

    // when
    var failure = ActivityRunner.failureOf(() -> ensure(PeeringFixture.provider()));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("10.1.0.0/16 of rome", "network 10.1.0.0/20 of turin");
  }

  @Test
  void shouldAcceptTheSameExternalNetworkWithoutIpam() {
    // given
    milan.after("POST configurations/rome", () -> map("1", "10.1.0.0/16", "10.70.0.0/16"));

    // when
    var mapped = ensure(PeeringFixture.provider());

    // then
    assertThat(mapped).isEqualTo(REAL);
  }

  @Test
  void shouldDeleteNothingIfThereIsNoConfiguration() {
    // when
    var deleted =
        network.deleteConfiguration(PeeringFixture.undo(PeeringFixture.provider())).deleted();

    // then
    assertThat(deleted).isEmpty();
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldReturnOnlyAfterTheAddressesAreReleased() {
    // given
    existing(SPEC);
    String ofPeer = "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}";
    milan.add(Kind.NETWORK, "rome-pod", ofPeer);
    milan.add(Kind.IP, "rome-unknown-source", ofPeer);
    milan.after(3, "GET networks/rome-pod", () -> milan.remove(Kind.NETWORK, "rome-pod"));
    milan.after(
        3, "GET ips/rome-unknown-source", () -> milan.remove(Kind.IP, "rome-unknown-source"));

    // when
    var removed = network.deleteConfiguration(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted()).map(Object::toString).containsExactly("Configuration rome");
    assertThat(milan.find(Kind.NETWORK, "rome-pod")).isEmpty();
    assertThat(milan.find(Kind.IP, "rome-unknown-source")).isEmpty();
  }

  @Test
  void shouldKeepTheNetworkThatTheReversePeeringUses() {
    // given
    existing(SPEC);
    milan.add(
        Kind.IDENTITY,
        "controlplane-rome",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}");

    // when
    var removed = network.deleteConfiguration(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(removed.kept())
        .singleElement()
        .asString()
        .contains("reverse peering", "Identity controlplane-rome on milan");
    assertThat(milan.writes()).isEmpty();
  }

  private void network(String type, String cidr) {
    milan.add(
        Kind.NETWORK,
        "liqo",
        type,
        "{'metadata': {'labels': {'ipam.liqo.io/network-type': '%s'}}, 'status': {'cidr': '%s'}}"
            .formatted(type, cidr));
  }

  private Cidrs ensure(ActivityScope scope) {
    return network.ensureConfiguration(new ConfigurationInput(scope, OWN, REAL));
  }

  private void existing(String spec) {
    milan.add(
        Kind.CONFIGURATION,
        NAME,
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, " + spec + "}");
  }

  /** The status that Liqo's controller writes. */
  private void map(String generation, String pod) {
    map(generation, pod, "10.71.0.0/16");
  }

  private void map(String generation, String pod, String external) {
    milan.set(
        Kind.CONFIGURATION,
        NAME,
        "/status",
        "{'remote': {'cidr': {'pod': ['%s'], 'external': ['%s']}}, 'conditions': [{'type':"
                .formatted(pod, external)
            + " 'NetworkCIDRsConfigured', 'status': 'True', 'observedGeneration': "
            + generation
            + "}]}");
  }
}
