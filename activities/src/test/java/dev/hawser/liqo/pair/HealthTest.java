package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.Condition;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.PairHealth;
import dev.hawser.activity.Role;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.resources.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an inspection shows of how the objects of a pair fare. */
final class HealthTest {
  private static final Instant END = Instant.parse("2040-01-01T00:00:00Z");
  private static final Instant SINCE = Instant.parse("2026-11-23T08:07:21Z");

  private static final List<String> READS =
      List.of(
          "GET connections",
          "GET configurations",
          "GET identities",
          "GET tenants",
          "GET resourceslices",
          "GET virtualnodes",
          "GET nodes",
          "GET foreignclusters/rome");

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoPair(milan.access()));
  private final PairActivities pair = activities.as(PairActivities.class);

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
  void shouldNotShowItUnlessItIsAskedFor() {
    // when
    var view = pair.inspectCluster(new InspectInput(milan(), rome(), Role.PROVIDER, false));

    // then
    assertThat(view.health()).isNull();
  }

  @Test
  void shouldShowTheTunnelWithItsLatencyAndAge() {
    // given
    labelled(Kind.GATEWAY_SERVER, "mine", "'spec': {'endpoint': {'port': 5000}}");
    labelled(
        Kind.CONNECTION,
        "gw-mine",
        "'status': {'value': 'Connected', 'latency':"
            + " {'value': '1.23ms', 'timestamp': '2026-11-23T08:07:33Z'}}");
    milan.add(
        Kind.FOREIGN_CLUSTER,
        "rome",
        "{'status': {'modules': {'networking': {'conditions': ["
            + condition("NetworkGatewayServerStatus", "Ready", "GatewaysReady")
            + ", "
            + condition("NetworkConnectionStatus", "Established", "ConnectionEstablished")
            + "]}}}}");

    // when
    var network = health(Role.PROVIDER).network();

    // then
    assertThat(network.latency().roundTrip()).isEqualTo(Duration.ofNanos(1_230_000));
    assertThat(network.latency().measured()).isEqualTo(Instant.parse("2026-11-23T08:07:33Z"));
    assertThat(network.connection())
        .isEqualTo(new Condition("Established", "ConnectionEstablished", "all well", SINCE));
    assertThat(network.gateway().status()).isEqualTo("Ready");
  }

  @Test
  void shouldShowWhenTheCertificateOfATenantExpires() {
    // given
    labelled(
        Kind.TENANT,
        "rome",
        "'status': {'authParams': {'signedCRT': '"
            + TestKeys.certificate(TestKeys.another().getPublic(), END)
            + "'}}");

    // when
    var authentication = health(Role.PROVIDER).authentication();

    // then
    assertThat(authentication.certificateEnd()).isEqualTo(END);
  }

  @Test
  void shouldShowWhenTheCertificateOfAnIdentityExpires() {
    // given
    labelled(
        Kind.IDENTITY,
        "controlplane-rome",
        "'spec': {'authParams': {'signedCRT': '"
            + TestKeys.certificate(TestKeys.another().getPublic(), END)
            + "'}}");

    // when
    var authentication = health(Role.CONSUMER).authentication();

    // then
    assertThat(authentication.certificateEnd()).isEqualTo(END);
    assertThat(authentication.tenantSince()).isNull();
  }

  @Test
  void shouldShowTheProvidersDecisionAndTheNodeOnAConsumer() {
    // given
    labelled(
        Kind.RESOURCE_SLICE,
        "rome",
        "'status': {'conditions': [" + condition("Resources", "Denied", "ResourcesDenied") + "]}");
    milan.add(
        Kind.NODE,
        "rome",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, 'status':"
            + " {'conditions': ["
            + condition("Ready", "False", "KubeletNotReady")
            + "]}}");

    // when
    var offloading = health(Role.CONSUMER).offloading();

    // then
    assertThat(offloading.sliceResources().reason()).isEqualTo("ResourcesDenied");
    assertThat(offloading.sliceAuthentication()).isNull();
    assertThat(offloading.node())
        .isEqualTo(new Condition("False", "KubeletNotReady", "all well", SINCE));
  }

  @Test
  void shouldShowNothingThatMayNotBeReadOrIsNoTime() {
    // given
    labelled(
        Kind.CONFIGURATION,
        "rome",
        "'status': {'conditions': [{'type': 'NetworkCIDRsConfigured', 'status': 'True',"
            + " 'lastTransitionTime': 'yesterday'}]}");
    labelled(Kind.CONNECTION, "gw-mine", "'status': {'latency': {'value': 'a moment'}}");
    milan.forbid((verb, plural) -> plural.equals("foreignclusters"));

    // when
    var network = health(Role.PROVIDER).network();

    // then
    assertThat(network.configuration()).isEqualTo(new Condition("True", null, null, null));
    assertThat(network.latency()).isNull();
    assertThat(network.gateway()).isNull();
  }

  @Test
  void shouldReadNothingMoreForIt() {
    // given
    pair.inspectCluster(new InspectInput(milan(), rome(), Role.CONSUMER, false));
    var without = READS.stream().map(milan::count).toList();

    // when
    health(Role.CONSUMER);

    // then
    assertThat(READS.stream().map(read -> milan.count(read) / 2).toList()).isEqualTo(without);
  }

  private PairHealth health(Role role) {
    return pair.inspectCluster(new InspectInput(milan(), rome(), role, false, true)).health();
  }

  private static ClusterId milan() {
    return PeeringFixture.provider().cluster();
  }

  private static ClusterId rome() {
    return PeeringFixture.provider().peer();
  }

  private static String condition(String type, String status, String reason) {
    return ("{'type': '%s', 'status': '%s', 'reason': '%s', 'message': 'all well',"
            + " 'lastTransitionTime': '%s'}")
        .formatted(type, status, reason, SINCE);
  }

  private void labelled(Kind kind, String name, String rest) {
    milan.add(
        kind,
        name,
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}, " + rest + "}");
  }
}
