package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.payload.RequestJson;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Others come first: what the peering the other way round stands on stays. */
final class ReversePeeringTest {
  private final PeeringTestEnvironment harborage = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    harborage.close();
  }

  @Test
  void shouldKeepTheNetworkForAReversePeeringThatAppearedMeanwhile() {
    // given
    harborage.faults.meanwhile("rome ensureSlice", this::reversePeering);
    harborage.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);

    // when
    var run = harborage.startPeer();
    var failure = PeeringTestEnvironment.ourFailure(run);

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .startsWith(ActivityFaults.message("rome awaitNode") + " (kept: ")
        .contains("GatewayServer rome on milan, in use", "GatewayClient milan on rome, in use")
        .contains("Configuration milan on rome, in use", "Configuration rome on milan, in use");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertThat(harborage.milan.world())
        .containsKeys("Configuration", "GatewayServer", "PublicKey", "Namespace", "Identity")
        .doesNotContainKeys("Tenant", "Nonce");
    assertThat(harborage.rome.world())
        .containsKeys("Configuration", "GatewayClient", "Namespace", "Tenant")
        .doesNotContainKeys("Identity", "ResourceSlice", "SignedNonce");
  }

  @Test
  void shouldNameWhatIsKeptWhenTheRunItselfGivesUp() {
    // given
    harborage.rome.unusable = "milan denies it";
    harborage.faults.meanwhile("rome ensureSlice", this::reversePeering);

    // when
    var run = harborage.start("Peer", RequestJson.peer("{'requireReady': true}"));

    // then
    var failure = PeeringTestEnvironment.ourFailure(run);
    assertThat(failure.getType()).isEqualTo("ResourcesDenied");
    assertThat(failure.getOriginalMessage())
        .contains("kept: ", "GatewayServer rome on milan, in use");
  }

  @Test
  void shouldAskTheOtherSideForEveryPartOfTheNetwork() {
    // given
    harborage.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);

    // when
    PeeringTestEnvironment.ourFailure(harborage.startPeer());

    // then
    assertThat(harborage.calls)
        .containsSubsequence("rome reverseSigns", "milan deletePublicKey")
        .containsSubsequence("milan reverseSigns", "rome deleteGatewayClient")
        .containsSubsequence("rome reverseSigns", "milan deleteGatewayServer");
    assertThat(harborage.calls("reverseSigns")).hasSize(5);
    assertThat(harborage.calls("inspectCluster")).hasSize(2);
  }

  private void reversePeering() {
    harborage.rome.objects.put("Tenant", Map.of("key", "key-of-milan"));
    harborage.milan.objects.put("Identity", Map.of());
  }
}
