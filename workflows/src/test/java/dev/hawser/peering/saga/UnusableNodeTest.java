package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.TenantCondition;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.payload.RequestJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Peerings of which no usable node can come. */
final class UnusableNodeTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldSucceedWithANoteWhenTheTenantIsCordoned() {
    // given
    environment.rome.unusable = "milan has cordoned this tenant";

    // when
    var result = environment.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.node()).isNull();
    assertThat(result.notes())
        .containsExactly("offloading is not usable, because milan has cordoned this tenant");
    assertThat(environment.calls("awaitNode")).isEmpty();
  }

  @Test
  void shouldFailInsteadWhenANodeIsRequired() {
    // given
    var before = environment.state();
    environment.rome.unusable = "milan has cordoned this tenant";

    // when
    var failure =
        PeeringTestEnvironment.failureOf(
            environment.start("Peer", RequestJson.peer("{'requireReady': true}")));

    // then
    assertThat(failure.getType()).isEqualTo("ResourcesDenied");
    assertThat(failure.getOriginalMessage())
        .isEqualTo("offloading is not usable, because milan has cordoned this tenant");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldAskADrainedTenantForNothing() {
    // given
    environment.peer(RequestJson.peer("{'modules': ['networking', 'authentication']}"));
    environment.calls.clear();
    environment.milan.condition = TenantCondition.DRAINED;
    environment.milan.permissionsRevoked = true;

    // when
    var result = environment.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.node()).isNull();
    assertThat(result.notes())
        .contains("offloading is not usable, because milan has drained tenant rome");
    assertThat(environment.calls("ensureSlice")).isEmpty();
    assertThat(environment.calls("ensureTenant")).isEmpty();
  }

  @Test
  void shouldSayThatTheProviderHasCordonedTheTenant() {
    // given
    environment.peered();
    environment.milan.condition = TenantCondition.CORDONED;

    // when
    var result = environment.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.changed()).isFalse();
    assertThat(result.notes())
        .contains("milan has cordoned tenant rome; the peering does not change that");
  }

  @Test
  void shouldNotWaitForANodeThatIsNotWanted() {
    // when
    var result = environment.peer(RequestJson.peer("{'resources': {'createVirtualNode': false}}"));

    // then
    assertThat(result.node()).isNull();
    assertThat(environment.calls("awaitNode")).isEmpty();
  }

  @Test
  void shouldWaitWithoutWritingForANodeThatIsNotReadyYet() {
    // given
    environment.peered();
    environment.rome.nodeNotReady = true;
    var before = environment.state();

    // when
    var result = environment.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.changed()).isFalse();
    assertThat(result.node()).isEqualTo("milan");
    assertThat(environment.calls("awaitNode")).hasSize(1);
    assertThat(environment.calls("claimPair")).isEmpty();
    assertThat(environment.state()).isEqualTo(before);
  }
}
