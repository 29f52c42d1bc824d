package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.Endpoint;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A peering that nothing disturbs. */
final class HappyPeerTest {
  private static final int MOST_EVENTS = 120;
  private static final int MOST_BYTES = 30 * 1024;

  private final PeeringTestEnvironment harborage = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    harborage.close();
  }

  @Test
  void shouldTakeEveryStepOnce() {
    // when
    harborage.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(harborage.calls)
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
    assertThat(harborage.calls).containsSubsequence("milan claimPair", "rome claimPair");
    assertThat(harborage.calls)
        .containsSubsequence(
            "rome claimPair",
            "milan ensureGatewayServer",
            "rome ensureGatewayClient",
            "milan connectGatewayServer",
            "rome awaitNode");
    assertThat(harborage.calls)
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
  void shouldTellWhatCameOfIt() {
    // when
    var run = harborage.startPeer();
    var result = run.getResult(PeeringResult.class);

    // then
    var mapped = FakeNetwork.mapped(harborage.rome);
    assertThat(result)
        .isEqualTo(
            new PeeringResult(
                harborage.rome.id,
                harborage.milan.id,
                true,
                "milan",
                new Endpoint(List.of("milan.example"), 51840, "UDP"),
                mapped,
                mapped,
                Map.of("cpu", "4"),
                List.of()));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
    assertThat(harborage.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
    assertThat(harborage.rome.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldWriteNothingWhenEverythingIsThere() {
    // given
    harborage.peered();
    var before = harborage.world();

    // when
    var result = harborage.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(harborage.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
    assertThat(harborage.world()).isEqualTo(before);
    assertThat(result.changed()).isFalse();
    assertThat(result.node()).isEqualTo("milan");
    assertThat(result.notes()).containsExactly("everything exists already: nothing was written");
  }

  @Test
  void shouldStayWithinItsHistory() {
    // when
    var run = harborage.startPeer();
    run.getResult(PeeringResult.class);

    // then
    var history = harborage.history(run);
    int events = history.getHistory().getEventsCount();
    int bytes = history.getHistory().getSerializedSize();
    var chain = CriticalPath.of(history.getHistory().getEventsList());
    System.out.println("Peer: " + events + " events, " + bytes + " bytes, chain of " + chain);
    assertThat(events).isLessThanOrEqualTo(MOST_EVENTS);
    assertThat(bytes).isLessThanOrEqualTo(MOST_BYTES);
  }
}
