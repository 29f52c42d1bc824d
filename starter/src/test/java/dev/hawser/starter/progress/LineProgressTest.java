package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.peering.Phase;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines that are printed where nothing can be drawn in place. */
class LineProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
  private static final DeleteResult DELETED =
      new DeleteResult(List.of(ObjectReference.of("Tenant", "rome")), List.of());

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));
  private final RecordedConsole recorded = new RecordedConsole();
  private final LineProgress lines =
      new LineProgress(new ConsoleLog(recorded.console(), "rome"), new RunActivities(temporal));

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldSayOnceThatNoWorkerHasTakenTheRun() {
    // given
    lines.untaken(false);

    // when
    lines.untaken(false);

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: Waiting for a worker to take the run; to start one, run \"hawser worker\"");
  }

  @Test
  void shouldNotAdviseToStartAWorkerThatRuns() {
    // when
    lines.untaken(true);

    // then
    assertThat(recorded.err().lines())
        .containsExactly("INFO: Waiting for a worker to take the run");
  }

  @Test
  void shouldPrintALineForEachStepThatEndsWithItsCluster() {
    // given
    var denial = new SliceDecision("milan", Map.of(), "milan denies it");
    happens(
        ActivityEvents.scheduled(5, "InspectCluster", "rome", START),
        ActivityEvents.scheduled(6, "InspectCluster", "milan", START),
        ActivityEvents.scheduled(7, "EnsureSlice", "rome", START),
        ActivityEvents.scheduled(8, "AwaitNode", "rome", START),
        ActivityEvents.scheduled(9, "EnsureNonce", "milan", START));

    // when
    happens(
        ActivityEvents.completed(5, "seen", START),
        ActivityEvents.failed(6, "", START),
        ActivityEvents.completed(7, denial, START),
        ActivityEvents.failed(8, "the node is not Ready", START),
        ActivityEvents.cancelled(9, START));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: inspect the cluster on rome: done",
            "WARN: inspect the cluster on milan: failed",
            "WARN: request resources on rome: denied: milan denies it",
            "WARN: wait for the virtual node on rome: failed: the node is not Ready");
  }

  @Test
  void shouldPrintWhyItRollsBackAndEachUndoAsAnUndo() {
    // given
    happens(
        ActivityEvents.scheduled(5, "EnsureGatewayServer", "milan", START),
        ActivityEvents.scheduled(6, "EnsureTenant", "milan", START),
        ActivityEvents.completed(5, "an endpoint", START),
        ActivityEvents.failed(6, "no certificate", START));

    // when
    happens(
        ActivityEvents.entered(201, Phase.ROLLING_BACK, START),
        ActivityEvents.scheduled(10, "DeleteTenant", "milan", START),
        ActivityEvents.completed(10, DELETED, START),
        ActivityEvents.scheduled(11, "DeleteGatewayServer", "milan", START),
        ActivityEvents.completed(11, DeleteResult.NOTHING, START),
        ActivityEvents.entered(202, Phase.ROLLED_BACK, START));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: create the gateway server on milan: done",
            "WARN: register the tenant on milan: failed: no certificate",
            "WARN: failed: register the tenant on milan; rolling back",
            "INFO: undo: register the tenant on milan: undone",
            "INFO: undo: create the gateway server on milan: left as it was",
            "INFO: rolled back");
  }

  @Test
  void shouldPrintNothingOfWhatHappenedBeforeTheCommandHadAPartInTheRun() {
    // given
    var joined =
        new LineProgress(
            new ConsoleLog(recorded.console(), "rome"), new RunActivities(temporal, 105));
    joined.events(
        List.of(
            ActivityEvents.scheduled(5, "EnsureGatewayServer", "milan", START),
            ActivityEvents.scheduled(6, "EnsureTenant", "milan", START),
            ActivityEvents.completed(5, "an endpoint", START)));

    // when
    joined.events(
        List.of(
            ActivityEvents.completed(6, "a tenant", START),
            ActivityEvents.scheduled(110, "DeleteTenant", "milan", START),
            ActivityEvents.completed(110, DELETED, START)));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: register the tenant on milan: done",
            "INFO: undo: register the tenant on milan: undone");
  }

  @Test
  void shouldPrintWhatAnUnpeerFindsOnTheVirtualNodeBeforeItDeletes() {
    // given
    happens(
        ActivityEvents.started("Unpeer", Map.of("consumer", "rome", "provider", "milan"), START),
        ActivityEvents.scheduled(5, "InspectCluster", "rome", START),
        ActivityEvents.scheduled(6, "InspectCluster", "milan", START));

    // when
    happens(
        ActivityEvents.completed(5, RunningPods.seenOn("rome"), START),
        ActivityEvents.completed(6, RunningPods.seenOn("milan"), START));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: inspect the cluster on rome: done: 3 pods run on milan (2 of Deployment"
                + " shop/cart, Pod web/debug)",
            "INFO: inspect the cluster on milan: done");
  }

  @Test
  void shouldPrintThatACordonIsTakenBackOrWasThereBefore() {
    // given
    var before = KeptObject.of(ObjectReference.of("Node", "milan"), "which was cordoned before");
    happens(
        ActivityEvents.scheduled(5, "DrainNode", "rome", START),
        ActivityEvents.failed(5, "2 pods are left", START),
        ActivityEvents.entered(201, Phase.ROLLING_BACK, START));

    // when
    happens(
        ActivityEvents.scheduled(10, "UncordonNode", "rome", START),
        ActivityEvents.completed(10, DeleteResult.NOTHING, START),
        ActivityEvents.scheduled(11, "UncordonNode", "turin", START),
        ActivityEvents.completed(11, new DeleteResult(List.of(), List.of(before)), START));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "WARN: drain the virtual node on rome: failed: 2 pods are left",
            "WARN: failed: drain the virtual node on rome; rolling back",
            "INFO: undo: drain the virtual node on rome: undone",
            "INFO: undo: drain the virtual node on turin: left as it was: kept: Node milan, which"
                + " was cordoned before");
  }

  @Test
  void shouldPrintNoLineTwiceWhenTheUndosRunTwice() {
    // given
    happens(
        ActivityEvents.updated(3, "abort", "wrong cluster"),
        ActivityEvents.entered(4, Phase.ROLLING_BACK, START),
        ActivityEvents.scheduled(10, "DeleteTenant", "milan", START),
        ActivityEvents.completed(10, DELETED, START));

    // when
    happens(
        ActivityEvents.scheduled(20, "DeleteTenant", "milan", START),
        ActivityEvents.completed(20, DeleteResult.NOTHING, START));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "WARN: aborted: wrong cluster; rolling back",
            "INFO: undo: register the tenant on milan: undone");
  }

  @Test
  void shouldPrintWhatHoldsAnUndo() {
    // given
    happens(
        ActivityEvents.taken(),
        ActivityEvents.updated(3, "abort", "wrong cluster"),
        ActivityEvents.entered(4, Phase.ROLLING_BACK, START),
        ActivityEvents.scheduled(10, "DeleteTenant", "milan", START),
        ActivityEvents.failed(10, "Tenant rome is not gone", START),
        ActivityEvents.entered(201, Phase.ROLLBACK_STUCK, START),
        ActivityEvents.scheduled(11, "DeleteTenant", "milan", START));

    // when
    lines.pending(
        List.of(
            ActivityEvents.pending(11, 1, Map.of("waitingFor", "Tenant rome to be gone: held"))));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "WARN: aborted: wrong cluster; rolling back",
            "WARN: undo: register the tenant on milan: stuck: Tenant rome is not gone",
            "WARN: the rollback is stuck",
            "INFO: undo: register the tenant on milan: waiting for Tenant rome to be gone: held");
  }

  @Test
  void shouldPrintAReasonToWaitOnceUntilItChanges() {
    // given
    waitsForTheNode();

    // when
    lines.pending(List.of(waitingFor("the node")));
    lines.pending(List.of(waitingFor("the node")));
    lines.pending(List.of(waitingFor("the kubelet")));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: wait for the virtual node on rome: waiting for the node",
            "INFO: wait for the virtual node on rome: waiting for the kubelet");
  }

  @Test
  void shouldWarnOfARetryInsteadOfTheWait() {
    // given
    waitsForTheNode();

    // when
    lines.pending(List.of(ActivityEvents.after(waitingFor("the node"), "no route")));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "WARN: wait for the virtual node on rome: waiting for the node (attempt 1, after: no"
                + " route)");
  }

  @Test
  void shouldNameTheStepInProgressRatherThanBeSilent() {
    // given
    waitsForTheNode();
    lines.pending(List.of(waitingFor("")));

    // when
    lines.pending(List.of(waitingFor("")));
    lines.pending(List.of(waitingFor("")));

    // then
    assertThat(recorded.err().lines())
        .containsExactly("INFO: wait for the virtual node on rome: in progress");
  }

  @Test
  void shouldSayOnceThatTemporalDoesNotAnswer() {
    // given
    lines.unanswered();

    // when
    lines.unanswered();

    // then
    assertThat(recorded.err().lines())
        .containsExactly("WARN: Temporal does not answer; the run continues");
  }

  @Test
  void shouldPrintNothingAfterTheRunWasLeft() {
    // given
    lines.close();

    // when
    lines.unanswered();
    lines.pending(List.of());

    // then
    assertThat(recorded.err()).isEmpty();
  }

  private void happens(HistoryEvent... events) {
    lines.events(List.of(events));
  }

  private void waitsForTheNode() {
    happens(ActivityEvents.taken(), ActivityEvents.scheduled(5, "AwaitNode", "rome", START));
  }

  private static PendingActivityInfo waitingFor(String what) {
    return ActivityEvents.pending(5, 1, Map.of("waitingFor", what));
  }
}
