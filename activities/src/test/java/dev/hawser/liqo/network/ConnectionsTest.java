package dev.hawser.liqo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.activity.NetworkActivities.PublicKeyInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.FakeGatewayOperator;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a tunnel is connected. */
final class ConnectionsTest {
  private static final String CONNECTED =
      "'value': 'Connected', 'latency': {'value': '1ms', 'timestamp': 'now'}";

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
  void shouldReturnTheLatencyOfTheTunnel() {
    // given
    gateway.connection(CONNECTED);

    // when
    var latency = network.awaitConnection(PeeringFixture.provider()).latency();

    // then
    assertThat(latency).isEqualTo("1ms");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldNotFailOnAShortError() {
    // given
    gateway.connection("'value': 'Error'");
    milan.after(3, "GET connections", () -> gateway.connection("'value': 'Connecting'"));
    milan.after(5, "GET connections", () -> gateway.connection(CONNECTED));

    // when
    var latency = network.awaitConnection(PeeringFixture.provider()).latency();

    // then
    assertThat(latency).isEqualTo("1ms");
  }

  @Test
  void shouldReportTheStatusOfTheConnection() {
    // given
    gateway.connection("'value': 'Error'");

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> network.awaitConnection(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.getOriginalMessage()).contains("Connection gw-rome is Error", "UDP port");
  }

  @Test
  void shouldReportThatThereIsNoConnection() {
    // when
    var failure =
        ActivityRunner.failureOf(
            () -> network.awaitConnection(PeeringFixture.impatient(PeeringFixture.provider())));

    // then
    assertThat(failure.getOriginalMessage()).contains("no Connection", "pod");
  }

  @Test
  void shouldWriteTheKeyOfTheClient() {
    // given
    gateway.server("rome", "{}");
    milan.after("POST publickeies/rome", () -> gateway.connection(CONNECTED));

    // when
    network.connectGatewayServer(
        new PublicKeyInput(PeeringFixture.provider(), new GatewayKey(FakeGatewayOperator.KEY)));

    // then
    assertThat(milan.field(Kind.PUBLIC_KEY, "rome", "/spec/publicKey").asText())
        .isEqualTo(FakeGatewayOperator.KEY);
  }

  @Test
  void shouldDeleteTheKeyOfTheClient() {
    // given
    gateway.server("rome", "{}");
    milan.after("POST publickeies/rome", () -> gateway.connection(CONNECTED));
    network.connectGatewayServer(
        new PublicKeyInput(PeeringFixture.provider(), new GatewayKey(FakeGatewayOperator.KEY)));

    // when
    var result = network.deletePublicKey(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(result.deleted()).map(Object::toString).containsExactly("PublicKey rome");
  }
}
