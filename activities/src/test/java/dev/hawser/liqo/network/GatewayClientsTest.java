package dev.hawser.liqo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Endpoint;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.GatewayClientInput;
import dev.hawser.activity.NetworkActivities.GatewayServerEndpoint;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.FakeGatewayOperator;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gateway that dials, and the server's public key. */
final class GatewayClientsTest {
  private static final String POST = "POST gatewayclients/milan";
  private static final String SERVERS_KEY = "c2VydmVyc2VydmVyc2VydmVyc2VydmVyc2VydmVyMDE=";
  private static final GatewayServerEndpoint DOOR =
      new GatewayServerEndpoint(
          new Endpoint(List.of("192.0.2.1", "a.example"), 51840, "UDP"), SERVERS_KEY);

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final FakeGatewayOperator gateway =
      new FakeGatewayOperator(rome, PeeringFixture.PROVIDER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoNetwork(rome.access()));
  private final NetworkActivities network = activities.as(NetworkActivities.class);

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldCreateTheClientAsLiqoctlDoesWithTheServersKey() {
    // given
    rome.after(POST, gateway::keys);

    // when
    var key = ensure(GatewayOptions.DEFAULTS);

    // then
    assertThat(key.publicKey()).isEqualTo(FakeGatewayOperator.KEY);
    assertThat(rome.writes()).containsExactly(POST, "POST publickeies/milan");
    assertThat(rome.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'networking.liqo.io/v1beta1', 'kind': 'GatewayClient', 'metadata':"
                    + " {'name': 'milan', 'namespace': 'liqo-tenant-milan', 'labels':"
                    + " {'liqo.io/remote-cluster-id': 'milan', 'hawser.dev/run': 'run-1'}}, 'spec':"
                    + " {'mtu': 1340, 'endpoint': {'addresses': ['192.0.2.1', 'a.example'], 'port':"
                    + " 51840, 'protocol': 'UDP'}, 'clientTemplateRef': {'apiVersion':"
                    + " 'networking.liqo.io/v1beta1', 'kind': 'WgGatewayClientTemplate', 'name':"
                    + " 'wireguard-client', 'namespace': 'liqo'}}}"));
  }

  @Test
  void shouldMakeTheClientAnOwnerOfTheKeyButNotItsController() {
    // given
    rome.after(POST, gateway::keys);

    // when
    ensure(GatewayOptions.DEFAULTS);

    // then
    String uid = rome.field(Kind.GATEWAY_CLIENT, "milan", "/metadata/uid").asText();
    assertThat(rome.bodies("POST publickeies/milan"))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'networking.liqo.io/v1beta1', 'kind': 'PublicKey', 'metadata':"
                    + " {'name': 'milan', 'namespace': 'liqo-tenant-milan', 'labels':"
                    + " {'liqo.io/remote-cluster-id': 'milan',"
                    + " 'networking.liqo.io/gateway-resource': 'true', 'hawser.dev/run': 'run-1'},"
                    + " 'ownerReferences': [{'apiVersion': 'networking.liqo.io/v1beta1', 'kind':"
                    + " 'GatewayClient', 'name': 'milan', 'uid': '"
                    + uid
                    + "'}]}, 'spec': {'publicKey': '"
                    + SERVERS_KEY
                    + "'}}"));
  }

  @Test
  void shouldDialTheRequestedEndpoint() {
    // given
    rome.after(POST, gateway::keys);

    // when
    ensure(new GatewayOptions(null, null, null, null, null, "vpn.example", 7000, null));

    // then
    assertThat(rome.field(Kind.GATEWAY_CLIENT, "milan", "/spec/endpoint"))
        .isEqualTo(
            FakeCluster.json("{'addresses': ['vpn.example'], 'port': 7000, 'protocol': 'UDP'}"));
  }

  @Test
  void shouldReplaceTheKeyOfADeletedGateway() {
    // given
    rome.add(
        Kind.PUBLIC_KEY,
        "milan",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'milan'}, 'ownerReferences':"
            + " [{'uid': 'gone', 'kind': 'GatewayClient', 'name': 'milan'}]}, 'spec': {'publicKey':"
            + " 'old'}}");
    rome.after(POST, gateway::keys);

    // when
    ensure(GatewayOptions.DEFAULTS);

    // then
    assertThat(rome.writes())
        .containsExactly(POST, "DELETE publickeies/milan", "POST publickeies/milan");
  }

  @Test
  void shouldDeleteKeyAndClient() {
    // given
    rome.after(POST, gateway::keys);
    rome.after("DELETE gatewayclients/milan", () -> rome.remove(Kind.SECRET, "gw-milan"));
    ensure(GatewayOptions.DEFAULTS);

    // when
    var removed = network.deleteGatewayClient(PeeringFixture.undo(PeeringFixture.consumer()));

    // then
    assertThat(removed.deleted())
        .map(Object::toString)
        .containsExactly("PublicKey milan", "GatewayClient milan");
    assertThat(
            network.deleteGatewayClient(PeeringFixture.undo(PeeringFixture.consumer())).deleted())
        .isEmpty();
  }

  @Test
  void shouldAdoptAClientWithoutAWrite() {
    // given
    gateway.client("mine", "{'mtu': 1500, 'endpoint': {'addresses': ['x'], 'port': 1}}");
    gateway.keys();

    // when
    network.ensureGatewayClient(
        new GatewayClientInput(PeeringFixture.consumer(), GatewayOptions.DEFAULTS, DOOR, true));

    // then
    assertThat(rome.writes()).containsExactly("POST publickeies/milan");
  }

  private NetworkActivities.GatewayKey ensure(GatewayOptions options) {
    return network.ensureGatewayClient(
        new GatewayClientInput(PeeringFixture.consumer(), options, DOOR, false));
  }
}
