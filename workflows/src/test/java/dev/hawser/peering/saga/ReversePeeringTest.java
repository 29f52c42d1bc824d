package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.payload.RequestJson;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Others come first: objects that the reverse peering uses are kept. */
final class ReversePeeringTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldKeepTheNetworkForAReversePeeringThatAppearedMeanwhile() {
    // given
    environment.faults.during("rome ensureSlice", this::reversePeering);
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);

    // when
    var run = environment.startPeer();
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .startsWith(ActivityFaults.message("rome awaitNode") + " (kept: ")
        .contains("GatewayServer rome on milan, in use", "GatewayClient milan on rome, in use")
        .contains("Configuration milan on rome, in use", "Configuration rome on milan, in use");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertThat(environment.milan.state())
        .containsKeys("Configuration", "GatewayServer", "PublicKey", "Namespace", "Identity")
        .doesNotContainKeys("Tenant", "Nonce");
    assertThat(environment.rome.state())
        .containsKeys("Configuration", "GatewayClient", "Namespace", "Tenant")
        .doesNotContainKeys("Identity", "ResourceSlice", "SignedNonce");
  }

  @Test
  void shouldNameWhatIsKeptWhenTheRunItselfGivesUp() {
    // given
    environment.rome.unusable = "milan denies it";
    environment.faults.during("rome ensureSlice", this::reversePeering);

    // when
    var run = environment.start("Peer", RequestJson.peer("{'requireReady': true}"));

    // then
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("ResourcesDenied");
    assertThat(failure.getOriginalMessage())
        .contains("kept: ", "GatewayServer rome on milan, in use");
  }

  @Test
  void shouldAskTheOtherSideForEveryPartOfTheNetwork() {
    // given
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);

    // when
    PeeringTestEnvironment.failureOf(environment.startPeer());

    // then
    assertThat(environment.calls)
        .containsSubsequence("rome reverseSigns", "milan deletePublicKey")
        .containsSubsequence("milan reverseSigns", "rome deleteGatewayClient")
        .containsSubsequence("rome reverseSigns", "milan deleteGatewayServer");
    assertThat(environment.calls("reverseSigns")).hasSize(5);
    assertThat(environment.calls("inspectCluster")).hasSize(2);
  }

  private void reversePeering() {
    environment.rome.objects.put("Tenant", Map.of("key", "key-of-milan"));
    environment.milan.objects.put("Identity", Map.of());
  }
}
