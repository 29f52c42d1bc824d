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
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseBeforeTheFirstWrite(RefusalScenarios state) {
    // given
    state.happen(environment);
    var before = environment.state();

    // when
    var run = environment.start("Peer", state.request());
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo(state.type.word());
    assertThat(failure.getOriginalMessage()).contains(state.sentence);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Refused");
    assertThat(environment.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
    assertThat(environment.state()).isEqualTo(before);
  }

  static List<RefusalScenarios> healable() {
    return Arrays.stream(RefusalScenarios.values()).filter(RefusalScenarios::canBeHealed).toList();
  }

  @ParameterizedTest
  @MethodSource("healable")
  void shouldContinueWhenRequested(RefusalScenarios state) {
    // given
    state.happen(environment);

    // when
    var result = environment.peer(RequestJson.peer(state.healing));

    // then
    assertThat(result.node()).isEqualTo("milan");
    assertThat(result.changed()).isTrue();
    assertThat(environment.rome.stuck).isEmpty();
    assertThat(environment.milan.state()).doesNotContainKey("RenewCopy");
    assertThat(environment.calls("inspectCluster")).hasSize(2);
    if (environment.milan.objects.has(FakePair.CERTIFICATE)) {
      assertThat(environment.milan.objects.field(FakePair.CERTIFICATE, "key"))
          .isEqualTo("key-of-rome");
    }
  }

  @Test
  void shouldRefuseAPairThatAnotherInstallationHolds() {
    // given
    environment.milan.objects.put(FakePair.NAMESPACE, Map.of("claim", "theirs/1"));
    var before = environment.state();

    // when
    var failure = PeeringTestEnvironment.failureOf(environment.startPeer());

    // then
    assertThat(failure.getType()).isEqualTo("AlreadyRunning");
    assertThat(failure.getOriginalMessage()).isEqualTo("the pair is held by theirs/1");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldTakeAPairOverWhenAskedTo() {
    // given
    environment.milan.objects.put(FakePair.NAMESPACE, Map.of("claim", "theirs/1"));

    // when
    environment.peer(RequestJson.peer("{'takeOver': true}"));

    // then
    assertThat(environment.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldNoticeThatAWorkerServesAnotherClusterNow() {
    // given
    environment.faults.during("milan claimPair", () -> environment.rome.uid = "another");

    // when
    var run = environment.start("Peer", RequestJson.peer("{'onFailure': 'keep'}"));
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // then
    assertThat(run.query("status", PeeringStatus.class).problem())
        .isEqualTo("rome is another cluster now");
    run.terminate("nothing more to see");
  }
}
