package dev.hawser.liqo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.AuthenticationActivities.TenantInput;
import dev.hawser.activity.Cidrs;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
import dev.hawser.activity.NetworkActivities.PublicKeyInput;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.authentication.LiqoAuthentication;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeAuthenticationControllers;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.FakeGatewayOperator;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.fixture.PeeringUser;
import dev.hawser.liqo.fixture.TestKeys;
import dev.hawser.liqo.network.LiqoNetwork;
import dev.hawser.liqo.pair.LiqoPair;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider on which the worker has only the permissions of liqoctl's peering user. */
final class PeeringUserTest {
  private static final Cidrs CIDRS = new Cidrs(List.of("10.1.0.0/16"), List.of("10.70.0.0/16"));

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final FakeGatewayOperator gateway =
      new FakeGatewayOperator(milan, PeeringFixture.CONSUMER);
  private final ActivityRunner activities =
      new ActivityRunner(
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
  void shouldAuthenticateAndUndoIt() {
    // given
    var key = TestKeys.another();
    milan.after("POST secrets/liqo-nonce", () -> FakeAuthenticationControllers.fillNonce(milan));
    milan.after(
        "POST tenants/rome",
        () -> FakeAuthenticationControllers.issue(milan, TestKeys.certificate(key.getPublic())));

    // when
    authentication.ensureNonce(PeeringFixture.provider());
    authentication.ensureTenant(
        new TenantInput(
            PeeringFixture.provider(),
            FakeAuthenticationControllers.proof(key),
            false,
            null,
            true));

    // then
    assertThat(
            authentication.deleteTenant(PeeringFixture.undo(PeeringFixture.provider())).deleted())
        .map(Object::toString)
        .containsExactly("Tenant rome");
    assertThat(authentication.deleteNonce(PeeringFixture.undo(PeeringFixture.provider())).deleted())
        .map(Object::toString)
        .containsExactly("Secret liqo-nonce");
  }

  @Test
  void shouldFailWithoutEventsThatItMayNotRead() {
    // given
    var proof = FakeAuthenticationControllers.proof(TestKeys.another());
    var scope = PeeringFixture.impatient(PeeringFixture.provider());

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> authentication.ensureTenant(new TenantInput(scope, proof, false, null, false)));

    // then
    assertThat(failure.getType()).isEqualTo("TenantRefused");
    assertThat(failure.getOriginalMessage()).contains("no certificate");
  }

  @Test
  void shouldConnectAndKeepTheNetworkThatTheReversePeeringMayUse() {
    // given
    milan.after("POST gatewayservers/rome", gateway::opens);
    milan.after("DELETE gatewayservers/rome", () -> milan.remove(Kind.SECRET, "gw-rome"));
    milan.after("POST publickeies/rome", () -> gateway.connection("'value': 'Connected'"));
    milan.after("POST configurations/rome", this::map);

    // when
    network.ensureConfiguration(new ConfigurationInput(PeeringFixture.provider(), CIDRS));
    network.ensureGatewayServer(
        new GatewayServerInput(PeeringFixture.provider(), GatewayOptions.DEFAULTS, false, false));
    network.connectGatewayServer(
        new PublicKeyInput(PeeringFixture.provider(), new GatewayKey(FakeGatewayOperator.KEY)));

    // then
    var undo = PeeringFixture.undo(PeeringFixture.provider());
    assertThat(
            Stream.of(
                    network.deletePublicKey(undo),
                    network.deleteGatewayServer(undo),
                    network.deleteConfiguration(undo))
                .flatMap(removed -> removed.kept().stream()))
        .map(Object::toString)
        .hasSize(3)
        .allMatch(kept -> kept.contains("which the reverse peering may use (any Identity"));
    assertThat(milan.writes()).noneMatch(write -> write.startsWith("DELETE"));
  }

  @Test
  void shouldNameWhatItMayNotRead() {
    // when
    var removed =
        activities
            .as(PairActivities.class)
            .cleanUpPair(
                new CleanupInput(PeeringFixture.undo(PeeringFixture.provider()), List.of(), true));

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(removed.kept())
        .map(Object::toString)
        .anyMatch(kept -> kept.startsWith("Namespace liqo-tenant-rome on milan, which the reverse"))
        .contains("ForeignCluster rome on milan, which the worker may not read");
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
