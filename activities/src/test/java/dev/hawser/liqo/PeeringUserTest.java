package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.AuthenticationActivities;
import dev.hawser.cluster.AuthenticationActivities.Admission;
import dev.hawser.cluster.Cidrs;
import dev.hawser.cluster.GatewayOptions;
import dev.hawser.cluster.NetworkActivities;
import dev.hawser.cluster.NetworkActivities.Configuration;
import dev.hawser.cluster.NetworkActivities.GatewayKey;
import dev.hawser.cluster.NetworkActivities.Server;
import dev.hawser.cluster.NetworkActivities.Trust;
import dev.hawser.cluster.PairActivities;
import dev.hawser.cluster.PairActivities.Leave;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.cluster.LiqoPair;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Gateway;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.fixture.Handshake;
import dev.hawser.liqo.fixture.Keys;
import dev.hawser.liqo.fixture.PeeringUser;
import dev.hawser.liqo.network.LiqoNetwork;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The provider served with no more than liqoctl's peering user may do. */
final class PeeringUserTest {
  private static final Cidrs CIDRS = new Cidrs(List.of("10.1.0.0/16"), List.of("10.70.0.0/16"));

  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final Gateway gateway = new Gateway(milan, Given.CONSUMER);
  private final Activities activities =
      new Activities(
          new LiqoPair(milan.access()),
          new LiqoNetwork(milan.access()),
          new LiqoAuthentication(milan.access()));
  private final NetworkActivities network = activities.as(NetworkActivities.class);
  private final AuthenticationActivities authentication =
      activities.as(AuthenticationActivities.class);

  @BeforeEach
  void restrict() {
    milan.forbid(PeeringUser::mayNot);
  }

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldAuthenticateAndUndo() {
    // given
    var key = Keys.another();
    milan.after("POST secrets/liqo-nonce", () -> Handshake.fillNonce(milan));
    milan.after(
        "POST tenants/rome", () -> Handshake.issue(milan, Keys.certificate(key.getPublic())));

    // when
    authentication.ensureNonce(Given.provider());
    authentication.ensureTenant(
        new Admission(Given.provider(), Handshake.proof(key), false, null, true));

    // then
    assertThat(authentication.deleteTenant(Given.undo(Given.provider())).gone())
        .containsExactly("Tenant rome");
    assertThat(authentication.deleteNonce(Given.undo(Given.provider())).gone())
        .containsExactly("Secret liqo-nonce");
  }

  @Test
  void shouldEndWithoutTheProvidersWordsWhichItMayNotRead() {
    // given
    var proof = Handshake.proof(Keys.another());
    var scope = Given.impatient(Given.provider());

    // when
    var failure =
        Activities.failureOf(
            () -> authentication.ensureTenant(new Admission(scope, proof, false, null, false)));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.getOriginalMessage()).contains("no certificate");
  }

  @Test
  void shouldConnectAndUndo() {
    // given
    milan.after("POST gatewayservers/rome", gateway::opens);
    milan.after("DELETE gatewayservers/rome", () -> milan.remove(Kind.SECRET, "gw-rome"));
    milan.after("POST publickeies/rome", () -> gateway.connection("'value': 'Connected'"));
    milan.after("POST configurations/rome", this::map);

    // when
    network.ensureConfiguration(new Configuration(Given.provider(), CIDRS, CIDRS));
    network.ensureGatewayServer(
        new Server(Given.provider(), GatewayOptions.DEFAULTS, false, false));
    network.connectGatewayServer(new Trust(Given.provider(), new GatewayKey(Gateway.KEY)));
    milan.remove(Kind.CONNECTION, "gw-rome");

    // then
    var undo = Given.undo(Given.provider());
    assertThat(network.deletePublicKey(undo).gone()).containsExactly("PublicKey rome");
    assertThat(network.deleteGatewayServer(undo).gone()).containsExactly("GatewayServer rome");
    assertThat(network.deleteConfiguration(undo).gone()).containsExactly("Configuration rome");
  }

  @Test
  void shouldLeaveWithoutHarm() {
    // when
    var removed =
        activities
            .as(PairActivities.class)
            .leavePair(new Leave(Given.undo(Given.provider()), List.of(), true));

    // then
    assertThat(removed.gone()).isEmpty();
    assertThat(removed.kept()).isEmpty();
    assertThat(milan.find(Kind.NAMESPACE, milan.tenantNamespace())).isPresent();
  }

  private void map() {
    milan.set(
        Kind.CONFIGURATION,
        "rome",
        "/status",
        "{'remote': {'cidr': {'pod': ['10.9.0.0/16'], 'external': ['10.71.0.0/16']}}, 'conditions':"
            + " [{'type': 'NetworkCIDRsConfigured', 'status': 'True', 'observedGeneration': 1}]}");
  }
}
