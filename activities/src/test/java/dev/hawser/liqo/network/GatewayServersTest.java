package dev.hawser.liqo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.activity.NetworkActivities.GatewayServerInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.FakeGatewayOperator;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway that listens. */
final class GatewayServersTest {
  private static final String POST = "POST gatewayservers/rome";
  private static final String REF =
      "'serverTemplateRef': {'apiVersion': 'networking.liqo.io/v1beta1', 'kind':"
          + " 'WgGatewayServerTemplate', 'name': 'wireguard-server', 'namespace': 'liqo'}";
  private static final String SPEC =
      "{'mtu': 1340, 'endpoint': {'port': 51840, 'serviceType': 'LoadBalancer'}, " + REF + "}";
  private static final GatewayOptions NODE_PORT =
      new GatewayOptions(null, ServiceType.NODE_PORT, 5000, 30000, null, null, null, 1280);

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final FakeGatewayOperator gateway =
      new FakeGatewayOperator(milan, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoNetwork(milan.access()));
  private final NetworkActivities network = activities.as(NetworkActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldCreateTheServerAsLiqoctlDoes() {
    // given
    milan.after(POST, gateway::opens);

    // when
    var endpoint = ensure(PeeringFixture.provider(), GatewayOptions.DEFAULTS, false);

    // then
    assertThat(endpoint)
        .isEqualTo(
            new GatewayServerEndpoint(
                new Endpoint(List.of("192.0.2.1"), 51840, "UDP"), FakeGatewayOperator.KEY));
    assertThat(milan.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'networking.liqo.io/v1beta1', 'kind': 'GatewayServer', 'metadata':"
                    + " {'name': 'rome', 'namespace': 'liqo-tenant-rome', 'labels':"
                    + " {'liqo.io/remote-cluster-id': 'rome', 'hawser.dev/run': 'run-1'}}, 'spec': "
                    + SPEC
                    + "}"));
  }

  @Test
  void shouldWriteTheRequestedOptions() {
    // given
    milan.after(POST, gateway::opens);

    // when
    ensure(PeeringFixture.provider(), NODE_PORT, false);

    // then
    assertThat(milan.field(Kind.GATEWAY_SERVER, "rome", "/spec"))
        .isEqualTo(
            FakeCluster.json(
                "{'mtu': 1280, 'endpoint': {'port': 5000, 'serviceType': 'NodePort', 'nodePort':"
                    + " 30000}, "
                    + REF
                    + "}"));
  }

  @Test
  void shouldAdoptAnExistingServerWithAnotherName() {
    // given
    gateway.server("mine", SPEC);
    gateway.opens();

    // when
    var key = ensure(PeeringFixture.provider(), GatewayOptions.DEFAULTS, false).publicKey();

    // then
    assertThat(key).isEqualTo(FakeGatewayOperator.KEY);
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldWaitForAnAddressThatIsNotEmpty() {
    // given
    milan.after(
        POST,
        () -> {
          gateway.keys();
          gateway.endpoint("['']");
        });
    milan.after(4, "GET gatewayservers", () -> gateway.endpoint("['192.0.2.1']"));

    // when
    var endpoint = ensure(PeeringFixture.provider(), NODE_PORT, false);

    // then
    assertThat(endpoint.endpoint().addresses()).containsExactly("192.0.2.1");
  }

  @Test
  void shouldNameTheLoadBalancerWithoutAnAddress() {
    // given
    milan.after(POST, gateway::keys);

    // when
    var failure =
        ActivityRunner.failureOf(
            () ->
                ensure(
                    PeeringFixture.impatient(PeeringFixture.provider()),
                    GatewayOptions.DEFAULTS,
                    false));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.getOriginalMessage())
        .contains("milan", "Service gw-rome", "LoadBalancer", "no address", "gateway.serviceType");
  }

  @Test
  void shouldReportWhyTheServerHasNoEndpoint() {
    // given
    milan.add(
        Kind.DEPLOYMENT,
        "gw-rome",
        "{'status': {'conditions': [{'type': 'Available', 'status': 'False', 'message': 'no pods"
            + " yet'}]}}");

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> ensure(PeeringFixture.impatient(PeeringFixture.provider()), NODE_PORT, false));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("for an address for the gateway server: GatewayServer rome has no endpoint")
        .contains("Deployment gw-rome is not available (Available: no pods yet)");
  }

  @Test
  void shouldNameTheMissingSecretWithKeys() {
    // given
    gateway.server("rome", SPEC);
    gateway.endpoint("['192.0.2.1']");

    // when
    var failure =
        ActivityRunner.failureOf(
            () ->
                ensure(
                    PeeringFixture.impatient(PeeringFixture.provider()),
                    GatewayOptions.DEFAULTS,
                    false));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("for keys for the gateway server: GatewayServer rome has no Secret gw-rome");
  }

  @Test
  void shouldReplaceADifferentServerAfterAllItsChildrenAreGone() {
    // given
    gateway.server("rome", SPEC);
    gateway.opens();
    var old = milan.field(Kind.GATEWAY_SERVER, "rome", "/metadata/uid");
    milan.add(Kind.SERVICE, "gw-rome", "{}");
    milan.after(3, "GET services/gw-rome", () -> milan.remove(Kind.SERVICE, "gw-rome"));
    milan.after("DELETE gatewayservers/rome", () -> milan.remove(Kind.SECRET, "gw-rome"));
    milan.after(POST, gateway::opens);

    // when
    ensure(PeeringFixture.provider(), NODE_PORT, true);

    // then
    assertThat(milan.writes()).containsExactly("DELETE gatewayservers/rome", POST);
    assertThat(milan.count("GET services/gw-rome")).isGreaterThanOrEqualTo(4);
    assertThat(milan.field(Kind.GATEWAY_SERVER, "rome", "/metadata/uid")).isNotEqualTo(old);
  }

  @Test
  void shouldNotReplaceAServerWithTheRequestedOptions() {
    // given
    gateway.server("rome", SPEC);
    gateway.opens();

    // when
    ensure(PeeringFixture.provider(), GatewayOptions.DEFAULTS, true);

    // then
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldNotUndoAServerOfOthers() {
    // given
    gateway.server("rome", SPEC);

    // when
    var result = network.deleteGatewayServer(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(milan.find(Kind.GATEWAY_SERVER, "rome")).isPresent();
  }

  @Test
  void shouldTearDownAServerOfOthers() {
    // given
    gateway.server("rome", SPEC);

    // when
    var result = network.deleteGatewayServer(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(result.deleted()).map(Object::toString).containsExactly("GatewayServer rome");
  }

  @Test
  void shouldRefuseTwoServersForOnePeer() {
    // given
    gateway.server("one", SPEC);
    gateway.server("two", SPEC);

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> ensure(PeeringFixture.provider(), GatewayOptions.DEFAULTS, false));

    // then
    assertThat(failure.getType()).isEqualTo("Conflict");
    assertThat(failure.getOriginalMessage()).contains("GatewayServer", "milan", "rome");
  }

  private GatewayServerEndpoint ensure(
      ActivityScope scope, GatewayOptions options, boolean replace) {
    return network.ensureGatewayServer(new GatewayServerInput(scope, options, false, replace));
  }
}
