package dev.hawser.starter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.AuthenticationView.IdentityView;
import dev.hawser.activity.AuthenticationView.NonceView;
import dev.hawser.activity.AuthenticationView.TenantView;
import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ClusterView.Installation;
import dev.hawser.activity.ClusterView.NamespaceView;
import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.NetworkView.ConfigurationView;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.OffloadingView.NodeView;
import dev.hawser.activity.OffloadingView.SliceView;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.SliceCondition;
import dev.hawser.activity.TenantCondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One cluster of a pair, as hawser status shows it. */
class ClusterTextTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");

  @Test
  void shouldShowAConsumerThatIsPeered() {
    // given
    var slice =
        new SliceView(
            "milan",
            "default",
            true,
            Map.of(),
            Map.of("memory", "4Gi", "cpu", "2"),
            SliceCondition.ACCEPTED,
            SliceCondition.ACCEPTED,
            false);
    var consumer =
        view(
            ROME,
            new NamespaceView("liqo-tenant-milan", false, null, null),
            network(GatewayRole.CLIENT, ConnectionStatus.CONNECTED),
            authentication(null, new IdentityView("certificate", true, false), List.of()),
            new OffloadingView(slice, new NodeView("milan", true), 3, List.of()),
            List.of(ObjectReference.of("Identity", "milan")));

    // when
    var text = ClusterText.of(ROME, "consumer", consumer);

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer)  Liqo v1.2.0
              tenant namespace   liqo-tenant-milan
              network            configured, gateway client, 10.0.0.1:51840/UDP, Connected
              authentication     identity installed
              offloading         slice milan Accepted, cpu=2, memory=4Gi, node milan Ready, 3 pods running there
              consumes the peer  Identity milan\
            """);
  }

  @Test
  void shouldShowWhatAPolicySaysOfThePeer() {
    // given
    var policies =
        List.of(
            PeerPolicy.refusing("ConfigMap liqo/hawser-policy", ROME, "peers does not name rome"));
    var namespace = new NamespaceView("liqo-tenant-rome", false, null, null);
    var seen =
        view(
            MILAN,
            namespace,
            NetworkView.NONE,
            AuthenticationView.NONE,
            OffloadingView.NONE,
            List.of());
    var provider =
        new ClusterView(
            MILAN,
            seen.contract(),
            seen.namespace(),
            namespace,
            seen.installation(),
            seen.permissions(),
            seen.network(),
            seen.authentication(),
            seen.offloading(),
            List.of(),
            List.of(),
            policies);

    // when
    var text = ClusterText.of(MILAN, "provider", provider);

    // then
    assertThat(text)
        .endsWith(
            "\n"
                + "  policy             ConfigMap liqo/hawser-policy forbids it: peers does not"
                + " name rome");
  }

  @Test
  void shouldShowWithWhichKeyAConsumerProvesItsIdentity() {
    // given
    var seen = ClusterView.absent(ROME);
    var consumer =
        new ClusterView(
            ROME,
            seen.contract(),
            seen.namespace(),
            null,
            new Installation(null, null, null, "3b0c44298f", null, null, List.of()),
            seen.permissions(),
            seen.network(),
            seen.authentication(),
            seen.offloading(),
            List.of(),
            List.of(),
            List.of());

    // when
    var text = ClusterText.of(ROME, "consumer", consumer);

    // then
    assertThat(text).endsWith("\n  identity key       3b0c44298f (SHA-256)");
  }

  @Test
  void shouldShowWhatIsUnfinishedOnAConsumer() {
    // given
    var slice = new SliceView("milan", "default", true, Map.of(), Map.of(), null, null, false);
    var stuck = List.of(ObjectReference.of("Renew", "milan"));
    var consumer =
        view(
            ROME,
            new NamespaceView("liqo-tenant-milan", true, null, null),
            network(GatewayRole.CLIENT, null),
            authentication(null, new IdentityView(null, false, false), stuck),
            new OffloadingView(slice, new NodeView("milan", false), 0, List.of()),
            List.of());

    // when
    var text = ClusterText.of(ROME, "consumer", consumer);

    // then
    assertThat(text.lines().skip(1))
        .containsExactly(
            "  tenant namespace   liqo-tenant-milan, being deleted",
            "  network            configured, gateway client, 10.0.0.1:51840/UDP, no connection",
            "  authentication     identity incomplete",
            "  offloading         slice milan undecided, node milan not Ready",
            "  stuck              Renew milan");
  }

  @Test
  void shouldShowAProviderThatIsClaimed() {
    // given
    var claim =
        new ClaimHolder("prod", "peering/milan~rome", "r1", Instant.parse("2026-01-01T10:00:00Z"));
    var tenant = new TenantView("key", TenantCondition.CORDONED, null, null, false, false, false);
    var provider =
        view(
            MILAN,
            new NamespaceView("liqo-tenant-rome", false, "r1", claim),
            network(GatewayRole.SERVER, ConnectionStatus.ERROR),
            authentication(tenant, null, List.of()),
            OffloadingView.NONE,
            List.of());

    // when
    var text = ClusterText.of(MILAN, "provider", provider);

    // then
    assertThat(text.lines())
        .containsExactly(
            "milan (provider)  Liqo v1.2.0",
            "  tenant namespace   liqo-tenant-rome, claimed by peering/milan~rome in Temporal"
                + " namespace prod since 2026-01-01T10:00:00Z",
            "  network            configured, gateway server, 10.0.0.1:51840/UDP, Error",
            "  authentication     tenant Cordoned",
            "  offloading         none");
  }

  @Test
  void shouldSayNoneForWhatDoesNotExist() {
    // given
    var empty = ClusterView.absent(ROME);

    // when
    var text = ClusterText.of(ROME, "consumer", empty);

    // then
    assertThat(text)
        .isEqualTo(
            """
            rome (consumer)
              tenant namespace   none
              network            none
              authentication     none
              offloading         none\
            """);
  }

  @Test
  void shouldSayThatAClusterCouldNotBeRead() {
    // when
    var text = ClusterText.of(ROME, "consumer", null);

    // then
    assertThat(text).isEqualTo("rome (consumer)\n  could not be read");
  }

  private static NetworkView network(GatewayRole role, @Nullable ConnectionStatus connection) {
    var endpoint = new Endpoint(List.of("10.0.0.1"), 51840, "UDP");
    var gateway =
        new GatewayView(role, "gw", null, null, null, null, null, endpoint, null, null, connection);
    return new NetworkView(new ConfigurationView(null, null), gateway);
  }

  private static AuthenticationView authentication(
      @Nullable TenantView tenant, @Nullable IdentityView identity, List<ObjectReference> stuck) {
    return new AuthenticationView(new NonceView(null, null), null, tenant, identity, stuck);
  }

  private static ClusterView view(
      ClusterId cluster,
      NamespaceView namespace,
      NetworkView network,
      AuthenticationView authentication,
      OffloadingView offloading,
      List<ObjectReference> consuming) {
    var installation = new Installation("uid", "v1.2.0", null, null, null, null, List.of());
    return new ClusterView(
        cluster,
        ActivityContract.VERSION,
        namespace.name(),
        namespace,
        installation,
        Permissions.SUFFICIENT,
        network,
        authentication,
        offloading,
        consuming,
        List.of(),
        List.of());
  }
}
