package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run as people see it, from its history. */
class RunViewTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final Instant LATER = START.plusSeconds(130);
  private static final DeleteResult DELETED =
      new DeleteResult(List.of(ObjectReference.of("Tenant", "rome")), List.of());

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));
  private final RunActivities activities = new RunActivities(temporal);

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldKnowWhoAskedForWhatAndHowFarItIs() {
    // given
    var request = Map.of("consumer", "rome", "provider", "milan", "actor", "ada@laptop");
    happens(
        ActivityEvents.started("Peer", request, START),
        ActivityEvents.entered(4, Phase.PEERING, START));

    // when
    var run = activities.view();

    // then
    assertThat(run.type() + " " + run.consumer() + " " + run.provider() + " by " + run.actor())
        .isEqualTo("Peer rome milan by ada@laptop");
    assertThat(run.phase()).isEqualTo(Phase.PEERING);
    assertThat(run.elapsed(LATER)).isEqualTo(Duration.ofSeconds(130));
    assertThat(run.sentence()).isEmpty();
  }

  @Test
  void shouldStopItsClockWhenItEnds() {
    // given
    happens(
        ActivityEvents.started("Peer", Map.of(), START),
        ActivityEvents.ended(
            9, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED, START.plusSeconds(4)));

    // when
    var elapsed = activities.view().elapsed(LATER);

    // then
    assertThat(elapsed).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void shouldReplaceAStepByItsUndo() {
    // given
    done(5, "EnsureGatewayServer", "milan", "an endpoint");
    done(6, "EnsureConfiguration", "rome", "networks");
    happens(ActivityEvents.entered(201, Phase.ROLLING_BACK, START));

    // when
    happens(ActivityEvents.scheduled(7, "DeleteGatewayServer", "milan", START));

    // then
    assertThat(activities.view().steps())
        .extracting(StepView::name, StepView::state)
        .containsExactly(
            tuple("exchange network configuration on rome", StepState.DONE),
            tuple("undo: create the gateway server on milan", StepState.UNDOING));
  }

  @Test
  void shouldTellWhatWasUndoneFromWhatWasThereBefore() {
    // given
    done(5, "EnsureTenant", "milan", "credentials");
    done(6, "EnsureGatewayServer", "milan", "an endpoint");
    happens(
        ActivityEvents.scheduled(7, "EnsureIdentity", "rome", START),
        ActivityEvents.failed(7, "no kubeconfig", START),
        ActivityEvents.entered(201, Phase.ROLLING_BACK, START));

    // when
    done(10, "DeleteIdentity", "rome", DeleteResult.NOTHING);
    done(11, "DeleteTenant", "milan", DELETED);
    done(12, "DeleteGatewayServer", "milan", DeleteResult.NOTHING);

    // then
    assertThat(activities.view().steps())
        .extracting(StepView::name, step -> step.state().words())
        .containsExactly(
            tuple("undo: install the identity on rome", "nothing to undo"),
            tuple("undo: register the tenant on milan", "undone"),
            tuple("undo: create the gateway server on milan", "left as it was"));
  }

  @Test
  void shouldSayWhyAnUndoLeavesSomething() {
    // given
    var kept = KeptObject.described("in use by the reverse peering", List.of());
    happens(ActivityEvents.entered(201, Phase.ROLLING_BACK, START));

    // when
    done(11, "DeleteGatewayServer", "milan", new DeleteResult(List.of(), List.of(kept)));

    // then
    assertThat(activities.view().steps())
        .extracting(StepView::state, StepView::reason)
        .containsExactly(tuple(StepState.LEFT, "kept: in use by the reverse peering"));
  }

  @Test
  void shouldStayUndoneWhenASecondRoundFindsNothing() {
    // given
    done(5, "EnsureTenant", "milan", "credentials");
    done(11, "DeleteTenant", "milan", DELETED);

    // when
    done(21, "DeleteTenant", "milan", DeleteResult.NOTHING);

    // then
    assertThat(activities.view().steps())
        .extracting(StepView::state)
        .containsExactly(StepState.UNDONE);
  }

  @Test
  void shouldBeStuckFromItsFirstFailedRemovalUntilItIsGone() {
    // given
    happens(
        ActivityEvents.scheduled(11, "DeleteTenant", "milan", START),
        ActivityEvents.failed(11, "Tenant rome is not gone", LATER),
        ActivityEvents.scheduled(12, "DeleteTenant", "milan", LATER));
    var stuck = activities.view().steps();

    // when
    happens(ActivityEvents.completed(12, DELETED, LATER));

    // then
    assertThat(stuck)
        .extracting(StepView::state, StepView::reason, StepView::since)
        .containsExactly(tuple(StepState.STUCK, "Tenant rome is not gone", START));
    assertThat(activities.view().steps())
        .extracting(StepView::state, StepView::reason)
        .containsExactly(tuple(StepState.UNDONE, ""));
  }

  @Test
  void shouldBeStuckWhenTheRunHasNoAnswerForLong() {
    // given
    happens(ActivityEvents.scheduled(11, "DeleteTenant", "milan", START));

    // when
    happens(ActivityEvents.entered(201, Phase.ROLLBACK_STUCK, LATER));

    // then
    assertThat(activities.view().steps())
        .extracting(StepView::state)
        .containsExactly(StepState.STUCK);
  }

  @Test
  void shouldBeSkippedWhenSomebodyGivesItUp() {
    // given
    happens(
        ActivityEvents.scheduled(11, "DeleteTenant", "milan", START),
        ActivityEvents.failed(11, "refused", START),
        ActivityEvents.scheduled(12, "DeleteTenant", "milan", START));

    // when
    happens(
        ActivityEvents.updated(
            30, "skip", new SkipRequest("register the tenant on milan", "milan is sold")),
        ActivityEvents.cancelled(12, START));

    // then
    assertThat(activities.view().steps())
        .extracting(StepView::state)
        .containsExactly(StepState.SKIPPED);
  }

  @Test
  void shouldSkipWhatIsOnAProviderThatIsGivenUp() {
    // given
    happens(
        ActivityEvents.started("Unpeer", Map.of("provider", "milan"), START),
        ActivityEvents.scheduled(11, "DeleteNetwork", "milan", START));

    // when
    happens(
        ActivityEvents.updated(30, "giveUpProvider", "milan is sold"),
        ActivityEvents.cancelled(11, START));

    // then
    assertThat(activities.view().steps())
        .extracting(StepView::name, StepView::state)
        .containsExactly(tuple("remove the network on milan", StepState.SKIPPED));
  }

  @Test
  void shouldShowALookAtTheOtherClusterOnlyWhileItHasToWait() {
    // given
    happens(ActivityEvents.scheduled(11, "FindReversePeering", "rome", START));
    var before = activities.view().steps();

    // when
    activities.pending(
        List.of(ActivityEvents.pending(11, 1, Map.of("waitingFor", "an answer of rome"))));

    // then
    assertThat(before).isEmpty();
    assertThat(activities.view().steps())
        .extracting(StepView::name, StepView::reason)
        .containsExactly(tuple("inspect the cluster on rome", "waiting for an answer of rome"));
  }

  @ParameterizedTest
  @CsvSource({
    "PEERING, failed: no certificate; stopping",
    "ROLLING_BACK, failed: no certificate; rolling back",
    "ROLLBACK_STUCK, failed: no certificate; the rollback is stuck",
    "ROLLED_BACK, failed: no certificate; rolled back",
    "ROLLBACK_INCOMPLETE, failed: no certificate; rolled back in part"
  })
  void shouldSayWhyItDoesNotGoOnAndHowTheRollbackIsGoing(Phase phase, String sentence) {
    // given
    happens(
        ActivityEvents.scheduled(6, "EnsureTenant", "milan", START),
        ActivityEvents.scheduled(7, "EnsureSlice", "rome", START),
        ActivityEvents.failed(6, "no certificate", START),
        ActivityEvents.failed(7, "stopped too", LATER));

    // when
    happens(ActivityEvents.entered(201, phase, LATER));

    // then
    assertThat(activities.view().sentence()).isEqualTo(sentence);
  }

  @Test
  void shouldSayThatSomebodyAbortedIt() {
    // given
    happens(ActivityEvents.updated(30, "abort", "wrong cluster"));

    // when
    happens(ActivityEvents.entered(201, Phase.ROLLING_BACK, LATER));

    // then
    assertThat(activities.view().sentence()).isEqualTo("aborted: wrong cluster; rolling back");
  }

  @Test
  void shouldNotBeInTroubleWhenAnAbortCameTooLate() {
    // given
    happens(ActivityEvents.updated(30, "abort", "wrong cluster"));

    // when
    happens(ActivityEvents.entered(201, Phase.PEERED, LATER));

    // then
    assertThat(activities.view().sentence()).isEmpty();
  }

  @Test
  void shouldNotBeInTroubleBeforeTheRunGivesUpWaitingForAWorker() {
    // given
    happens(ActivityEvents.scheduled(5, "InspectCluster", "rome", START));

    // when
    happens(
        ActivityEvents.timedOut(5, TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START, LATER),
        ActivityEvents.scheduled(6, "InspectCluster", "rome", LATER));

    // then
    assertThat(activities.view().sentence()).isEmpty();
    assertThat(activities.view().steps())
        .extracting(StepView::state)
        .containsExactly(StepState.RUNNING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Peer | Try again now: hawser retry rome milan. Without it: hawser skip rome milan "remove the network on milan" --reason …
          Unpeer | Try again now: hawser retry rome milan. Without the provider: hawser unpeer rome milan --provider-gone
          """)
  void shouldSayWhatCanBeDoneAboutAStuckStep(String type, String advice) {
    // given
    happens(
        ActivityEvents.started(type, Map.of("consumer", "rome", "provider", "milan"), START),
        ActivityEvents.scheduled(11, "DeleteNetwork", "milan", START));

    // when
    happens(ActivityEvents.failed(11, "refused", LATER));

    // then
    assertThat(activities.view().isStuck()).isTrue();
    assertThat(activities.view().advice("")).isEqualTo(advice);
  }

  private void done(long id, String type, String cluster, Object result) {
    happens(
        ActivityEvents.scheduled(id, type, cluster, START),
        ActivityEvents.completed(id, result, START));
  }

  private void happens(HistoryEvent... events) {
    activities.add(List.of(events));
  }
}
