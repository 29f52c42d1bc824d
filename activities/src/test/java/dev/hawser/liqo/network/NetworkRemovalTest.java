package dev.hawser.liqo.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The removal of a pair's whole network on one cluster. */
final class NetworkRemovalTest {
  private static final String LABELLED =
      "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}";

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoNetwork(milan.access()));
  private final NetworkActivities network = activities.as(NetworkActivities.class);

  @BeforeEach
  void network() {
    for (var kind : new Kind[] {Kind.CONFIGURATION, Kind.GATEWAY_SERVER, Kind.PUBLIC_KEY}) {
      milan.add(kind, "rome", LABELLED);
    }
  }

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldStartAllDeletionsBeforeItWaits() {
    // given
    milan.add(Kind.IP, "rome-unknown-source", LABELLED);
    milan.after("GET configurations/rome", () -> milan.remove(Kind.IP, "rome-unknown-source"));

    // when
    var removed = network.deleteNetwork(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(milan.writes())
        .containsExactly(
            "DELETE gatewayservers/rome", "DELETE publickeies/rome", "DELETE configurations/rome");
    assertThat(removed.deleted())
        .map(Object::toString)
        .containsExactlyInAnyOrder("GatewayServer rome", "PublicKey rome", "Configuration rome");
  }

  @Test
  void shouldWaitUntilWhatLiqoCreatedIsGone() {
    // given
    milan.add(Kind.NETWORK, "rome-pod", LABELLED);
    milan.add(Kind.WG_GATEWAY_SERVER, "rome", LABELLED);
    milan.after(3, "GET wggatewayservers/rome", () -> milan.remove(Kind.WG_GATEWAY_SERVER, "rome"));
    milan.after(2, "GET networks/rome-pod", () -> milan.remove(Kind.NETWORK, "rome-pod"));

    // when
    network.deleteNetwork(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(milan.find(Kind.WG_GATEWAY_SERVER, "rome")).isEmpty();
    assertThat(milan.find(Kind.NETWORK, "rome-pod")).isEmpty();
  }

  @Test
  void shouldDeleteNothingTheSecondTime() {
    // given
    network.deleteNetwork(PeeringFixture.teardown(PeeringFixture.provider()));

    // when
    var removed = network.deleteNetwork(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(removed.kept()).isEmpty();
  }

  @Test
  void shouldKeepANetworkThatTheReversePeeringUses() {
    // given
    milan.add(Kind.IDENTITY, "controlplane-rome", LABELLED);

    // when
    var removed = network.deleteNetwork(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly(
            "network on milan, in use by the reverse peering (Identity controlplane-rome on"
                + " milan)");
    assertThat(milan.writes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"IDENTITY", "VIRTUAL_NODE", "RESOURCE_SLICE"})
  void shouldKeepANetworkThatTheReversePeeringMayUse(Kind kind) {
    // given
    milan.forbid((verb, plural) -> verb.equals("list") && plural.equals(kind.plural()));

    // when
    var removed = network.deleteNetwork(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly(
            "network on milan, which the reverse peering may use (any %s on milan)"
                .formatted(kind.word()));
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldKeepANetworkThatTheOtherClusterMayUse() {
    // given
    var scope = PeeringFixture.provider();
    var unknown = new ObjectReference("Tenant", "liqo-tenant-milan", "*", scope.peer());

    // when
    var removed =
        network.deleteConfiguration(
            new DeleteInput(scope, DeleteInput.Extent.ALL, List.of(unknown)));

    // then
    assertThat(removed.kept()).hasSize(1);
    assertThat(milan.writes()).isEmpty();
  }
}
