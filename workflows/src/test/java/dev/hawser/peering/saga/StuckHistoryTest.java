package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Phase;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.saga.MutatedAnswers.Mutation;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A run may be stuck for a month: its history must not grow, since Temporal ends a run whose
 * history is too long, without undoing anything. Time is skipped.
 */
final class StuckHistoryTest {
  private static final Duration SETTLING = Duration.ofMinutes(10);
  private static final Duration STUCK = Duration.ofHours(3);
  private static final List<String> UNDOS =
      List.of(
          "rome deleteSlice",
          "rome deleteIdentity",
          "milan deleteTenant",
          "rome deleteProof",
          "milan deleteNonce",
          "milan deletePublicKey",
          "rome deleteGatewayClient");

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldAddNothingToTheHistoryWhileAnUndoIsStuck() {
    // given
    environment.faults.refuseAtOnce("rome awaitNode", FailureType.TIMED_OUT);
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    int added = eventsWhileStuck(run);
    var resumed = resume(run, List.of("milan deleteTenant"));

    // then
    assertThat(added).isZero();
    assertThat(resumed).isLessThanOrEqualTo(Duration.ofSeconds(60));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
  }

  @Test
  void shouldAddNothingToTheHistoryWhileManyUndosAreStuck() {
    // given
    environment.faults.refuseAtOnce("rome awaitNode", FailureType.TIMED_OUT);
    UNDOS.forEach(undo -> environment.faults.refuseAtOnce(undo, FailureType.FORBIDDEN));
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    int added = eventsWhileStuck(run);
    UNDOS.forEach(environment.faults::mend);
    PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(added).isZero();
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
  }

  @Test
  void shouldAddNothingToTheHistoryWhileAnUnpeerIsStuck() {
    // given
    environment.peered();
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.WRONG_CLUSTER);
    var run = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);

    // when
    int added = eventsWhileStuck(run);
    var resumed = resume(run, List.of("milan deleteTenant"));

    // then
    assertThat(added).isZero();
    assertThat(resumed).isLessThanOrEqualTo(Duration.ofSeconds(60));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
  }

  @Test
  void shouldAddNothingToTheHistoryWhileTheClaimOfAFinishedPeeringCannotBeReleased() {
    // given
    environment.faults.refuseAtOnce("milan releasePair", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);

    // when
    int added = eventsWhileStuck(run);
    var resumed = resume(run, List.of("milan releasePair"));

    // then
    assertThat(added).isZero();
    assertThat(resumed).isLessThanOrEqualTo(Duration.ofSeconds(60));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
  }

  /** Temporal can't repeat what only the run finds out; so the run does, more and more rarely. */
  @Test
  void shouldAddTenEventsAnHourWhileAnAnswerCannotBeRead() {
    // given
    environment.faults.refuseAtOnce("rome awaitNode", FailureType.TIMED_OUT);
    environment.answers.mutate("cluster/milan DeleteTenant", Mutation.NO_FIELDS);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    int added = eventsWhileStuck(run);

    // then
    assertThat(added).isLessThanOrEqualTo((int) (10 * STUCK.toHours()));
    environment.answers.mend();
    run.update("retry", String.class);
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
  }

  @Test
  void shouldLeaveNoTimerOpenAndNameEach() {
    // given
    environment.faults.refuseAtOnce("rome awaitNode", FailureType.TIMED_OUT);
    var rolledBack = environment.startPeer();
    PeeringTestEnvironment.failureOf(rolledBack);
    environment.faults.mend("rome awaitNode");
    var peered = environment.startPeer();
    peered.getResult(Object.class);
    var unpeered = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    unpeered.getResult(Object.class);

    // when
    var histories =
        List.of(
            environment.events(rolledBack),
            environment.events(peered),
            environment.events(unpeered));

    // then
    assertThat(histories).allSatisfy(history -> assertThat(openTimers(history)).isEmpty());
    assertThat(histories)
        .allSatisfy(
            history ->
                assertThat(history)
                    .filteredOn(HistoryEvent::hasTimerStartedEventAttributes)
                    .isNotEmpty()
                    .allMatch(event -> event.getUserMetadata().hasSummary()));
  }

  private int eventsWhileStuck(WorkflowStub run) {
    environment.temporal.sleep(SETTLING);
    int before = environment.events(run).size();
    environment.temporal.sleep(STUCK);
    return environment.events(run).size() - before;
  }

  /** How long the run takes once the causes are gone. */
  private Duration resume(WorkflowStub run, List<String> causes) {
    long mended = environment.temporal.currentTimeMillis();
    causes.forEach(environment.faults::mend);
    while (run.describe().getCloseTime() == null) {
      environment.temporal.sleep(Duration.ofSeconds(1));
    }
    return Duration.ofMillis(run.describe().getCloseTime().toEpochMilli() - mended);
  }

  private static Set<Long> openTimers(List<HistoryEvent> history) {
    var ended =
        history.stream()
            .filter(StuckHistoryTest::endsTimer)
            .map(StuckHistoryTest::startOfTimer)
            .collect(Collectors.toSet());
    return history.stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_STARTED)
        .map(HistoryEvent::getEventId)
        .filter(start -> !ended.contains(start))
        .collect(Collectors.toSet());
  }

  private static boolean endsTimer(HistoryEvent event) {
    return event.hasTimerFiredEventAttributes() || event.hasTimerCanceledEventAttributes();
  }

  private static long startOfTimer(HistoryEvent event) {
    return event.hasTimerFiredEventAttributes()
        ? event.getTimerFiredEventAttributes().getStartedEventId()
        : event.getTimerCanceledEventAttributes().getStartedEventId();
  }
}
