package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.TenantCondition;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.payload.RequestJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peerings of which no usable node can come. */
final class UnusableNodeTest {
  private final PeeringTestEnvironment harborage = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    harborage.close();
  }

  @Test
  void shouldSucceedWithANoteWhenTheTenantIsCordoned() {
    // given
    harborage.rome.unusable = "milan has cordoned this tenant";

    // when
    var result = harborage.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.node()).isNull();
    assertThat(result.notes())
        .containsExactly("offloading is not usable, because milan has cordoned this tenant");
    assertThat(harborage.calls("awaitNode")).isEmpty();
  }

  @Test
  void shouldFailInsteadWhenANodeIsRequired() {
    // given
    var before = harborage.world();
    harborage.rome.unusable = "milan has cordoned this tenant";

    // when
    var failure =
        PeeringTestEnvironment.ourFailure(
            harborage.start("Peer", RequestJson.peer("{'requireReady': true}")));

    // then
    assertThat(failure.getType()).isEqualTo("ResourcesDenied");
    assertThat(failure.getOriginalMessage())
        .isEqualTo("offloading is not usable, because milan has cordoned this tenant");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldAskADrainedTenantForNothing() {
    // given
    harborage.peer(RequestJson.peer("{'modules': ['networking', 'authentication']}"));
    harborage.calls.clear();
    harborage.milan.condition = TenantCondition.DRAINED;
    harborage.milan.rightless = true;

    // when
    var result = harborage.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.node()).isNull();
    assertThat(result.notes())
        .contains("offloading is not usable, because milan has drained tenant rome");
    assertThat(harborage.calls("ensureSlice")).isEmpty();
    assertThat(harborage.calls("ensureTenant")).isEmpty();
  }

  @Test
  void shouldSayThatTheProviderHasCordonedTheTenant() {
    // given
    harborage.peered();
    harborage.milan.condition = TenantCondition.CORDONED;

    // when
    var result = harborage.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.changed()).isFalse();
    assertThat(result.notes()).contains("milan has cordoned tenant rome; that stays so");
  }

  @Test
  void shouldNotWaitForANodeThatIsNotWanted() {
    // when
    var result = harborage.peer(RequestJson.peer("{'resources': {'createVirtualNode': false}}"));

    // then
    assertThat(result.node()).isNull();
    assertThat(harborage.calls("awaitNode")).isEmpty();
  }

  @Test
  void shouldWaitWithoutWritingForANodeThatIsNotReadyYet() {
    // given
    harborage.peered();
    harborage.rome.nodeNotReady = true;
    var before = harborage.world();

    // when
    var result = harborage.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.changed()).isFalse();
    assertThat(result.node()).isEqualTo("milan");
    assertThat(harborage.calls("awaitNode")).hasSize(1);
    assertThat(harborage.calls("claimPair")).isEmpty();
    assertThat(harborage.world()).isEqualTo(before);
  }
}
