package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Endpoint;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.PeeringStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peering that nothing disturbs. */
final class HappyPeerTest {
  private static final int MOST_EVENTS = 120;
  private static final int MOST_BYTES = 30 * 1024;

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldTakeEveryStepOnce() {
    // when
    environment.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(environment.calls)
        .containsExactlyInAnyOrder(
            "rome inspectCluster",
            "milan inspectCluster",
            "milan claimPair",
            "rome claimPair",
            "rome ensureConfiguration",
            "milan ensureConfiguration",
            "milan ensureGatewayServer",
            "rome ensureGatewayClient",
            "rome awaitConnected",
            "milan connectGatewayServer",
            "milan ensureNonce",
            "rome proveIdentity",
            "milan ensureTenant",
            "rome ensureIdentity",
            "rome ensureSlice",
            "rome awaitNode",
            "rome releasePair",
            "milan releasePair");
    assertThat(environment.calls).containsSubsequence("milan claimPair", "rome claimPair");
    assertThat(environment.calls)
        .containsSubsequence(
            "rome claimPair",
            "milan ensureGatewayServer",
            "rome ensureGatewayClient",
            "milan connectGatewayServer",
            "rome awaitNode");
    assertThat(environment.calls)
        .containsSubsequence(
            "rome claimPair",
            "milan ensureNonce",
            "rome proveIdentity",
            "milan ensureTenant",
            "rome ensureIdentity",
            "rome ensureSlice",
            "rome awaitNode",
            "rome releasePair");
  }

  @Test
  void shouldReturnWhatItCreated() {
    // when
    var run = environment.startPeer();
    var result = run.getResult(PeeringResult.class);

    // then
    var mapped = FakeNetwork.mapped(environment.rome);
    assertThat(result)
        .isEqualTo(
            new PeeringResult(
                environment.rome.id,
                environment.milan.id,
                true,
                "milan",
                new Endpoint(List.of("milan.example"), 51840, "UDP"),
                mapped,
                mapped,
                Map.of("cpu", "4"),
                List.of()));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
    assertThat(environment.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
    assertThat(environment.rome.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldShowTheConsumersIdentityKey() {
    // given
    var run = environment.startPeer();
    run.getResult(PeeringResult.class);

    // when
    var status = run.query("status", PeeringStatus.class);

    // then
    assertThat(status.identityKey()).isEqualTo("key-of-rome");
  }

  @Test
  void shouldWriteNothingWhenEverythingIsThere() {
    // given
    environment.peered();
    var before = environment.state();

    // when
    var result = environment.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(environment.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
    assertThat(environment.state()).isEqualTo(before);
    assertThat(result.changed()).isFalse();
    assertThat(result.node()).isEqualTo("milan");
    assertThat(result.notes()).containsExactly("everything exists already: nothing was written");
  }

  @Test
  void shouldStayWithinItsHistory() {
    // when
    var run = environment.startPeer();
    run.getResult(PeeringResult.class);

    // then
    var history = environment.history(run);
    int events = history.getHistory().getEventsCount();
    int bytes = history.getHistory().getSerializedSize();
    var chain = CriticalPath.of(history.getHistory().getEventsList());
    System.out.println("Peer: " + events + " events, " + bytes + " bytes, chain of " + chain);
    assertThat(events).isLessThanOrEqualTo(MOST_EVENTS);
    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }
}
