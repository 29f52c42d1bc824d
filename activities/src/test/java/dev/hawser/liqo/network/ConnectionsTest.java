package dev.hawser.liqo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.NetworkActivities;
import dev.hawser.cluster.NetworkActivities.GatewayKey;
import dev.hawser.cluster.NetworkActivities.Trust;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Gateway;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a tunnel is up. */
final class ConnectionsTest {
  private static final String CONNECTED =
      "'value': 'Connected', 'latency': {'value': '1ms', 'timestamp': 'now'}";

  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final Gateway gateway = new Gateway(milan, Given.CONSUMER);
  private final Activities activities = new Activities(new LiqoNetwork(milan.access()));
  private final NetworkActivities network = activities.as(NetworkActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldTellTheLatencyOfATunnel() {
    // given
    gateway.connection(CONNECTED);

    // then
    assertThat(network.awaitConnected(Given.provider()).latency()).isEqualTo("1ms");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldNotFailOnAFirstError() {
    // given
    gateway.connection("'value': 'Error'");
    milan.after(3, "GET connections", () -> gateway.connection("'value': 'Connecting'"));
    milan.after(5, "GET connections", () -> gateway.connection(CONNECTED));

    // then
    assertThat(network.awaitConnected(Given.provider()).latency()).isEqualTo("1ms");
  }

  @Test
  void shouldSayWhatTheConnectionSaid() {
    // given
    gateway.connection("'value': 'Error'");

    // when
    var failure =
        Activities.failureOf(() -> network.awaitConnected(Given.impatient(Given.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.getOriginalMessage()).contains("Connection gw-rome is Error", "UDP port");
  }

  @Test
  void shouldSayThatThereIsNoConnection() {
    // when
    var failure =
        Activities.failureOf(() -> network.awaitConnected(Given.impatient(Given.provider())));

    // then
    assertThat(failure.getOriginalMessage()).contains("no Connection", "pod");
  }

  @Test
  void shouldLetTheClientIn() {
    // given
    gateway.server("rome", "{}");
    milan.after("POST publickeies/rome", () -> gateway.connection(CONNECTED));

    // when
    network.connectGatewayServer(new Trust(Given.provider(), new GatewayKey(Gateway.KEY)));

    // then
    assertThat(milan.field(Kind.PUBLIC_KEY, "rome", "/spec/publicKey").asText())
        .isEqualTo(Gateway.KEY);

    // then
    assertThat(network.deletePublicKey(Given.undo(Given.provider())).gone())
        .containsExactly("PublicKey rome");
  }
}
