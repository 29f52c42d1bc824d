package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.payload.RequestJson;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must be refused is refused before the first write, with what to do about it. */
final class RefusalTest {
  private final PeeringTestEnvironment harborage = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    harborage.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseBeforeTheFirstWrite(RefusalScenarios state) {
    // given
    state.happen(harborage);
    var before = harborage.world();

    // when
    var run = harborage.start("Peer", state.request());
    var failure = PeeringTestEnvironment.ourFailure(run);

    // then
    assertThat(failure.getType()).isEqualTo(state.type.word());
    assertThat(failure.getOriginalMessage()).contains(state.sentence);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Refused");
    assertThat(harborage.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
    assertThat(harborage.world()).isEqualTo(before);
  }

  static List<RefusalScenarios> healable() {
    return Arrays.stream(RefusalScenarios.values()).filter(RefusalScenarios::canBeHealed).toList();
  }

  @ParameterizedTest
  @MethodSource("healable")
  void shouldGoOnWhenAskedTo(RefusalScenarios state) {
    // given
    state.happen(harborage);

    // when
    var result = harborage.peer(RequestJson.peer(state.healing));

    // then
    assertThat(result.node()).isEqualTo("milan");
    assertThat(result.changed()).isTrue();
    assertThat(harborage.rome.stuck).isEmpty();
    assertThat(harborage.milan.world()).doesNotContainKey("RenewCopy");
    assertThat(harborage.calls("inspectCluster")).hasSize(2);
    if (harborage.milan.objects.has(FakePair.CERTIFICATE)) {
      assertThat(harborage.milan.objects.field(FakePair.CERTIFICATE, "key"))
          .isEqualTo("key-of-rome");
    }
  }

  @Test
  void shouldRefuseAPairThatAnotherInstallationHolds() {
    // given
    harborage.milan.objects.put(FakePair.NAMESPACE, Map.of("claim", "theirs/1"));
    var before = harborage.world();

    // when
    var failure = PeeringTestEnvironment.ourFailure(harborage.startPeer());

    // then
    assertThat(failure.getType()).isEqualTo("AlreadyRunning");
    assertThat(failure.getOriginalMessage()).isEqualTo("the pair is held by theirs/1");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldTakeAPairOverWhenAskedTo() {
    // given
    harborage.milan.objects.put(FakePair.NAMESPACE, Map.of("claim", "theirs/1"));

    // when
    harborage.peer(RequestJson.peer("{'takeOver': true}"));

    // then
    assertThat(harborage.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldNoticeThatAWorkerServesAnotherClusterNow() {
    // given
    harborage.faults.meanwhile("milan claimPair", () -> harborage.rome.uid = "another");

    // when
    var run = harborage.start("Peer", RequestJson.peer("{'onFailure': 'keep'}"));
    harborage.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // then
    assertThat(run.query("status", PeeringStatus.class).problem())
        .isEqualTo("rome is another cluster now");
    run.terminate("nothing more to see");
  }
}
