package dev.hawser.peering.saga;

import static dev.hawser.peering.saga.RollbackFixture.STUCK_UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.PeerPolicies;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A skipped undo: the rollback ends without it and names what is left. */
final class SkippedUndoTest {
  private final RollbackFixture rollback = new RollbackFixture();
  private final PeeringTestEnvironment environment = rollback.environment;

  @AfterEach
  void close() {
    rollback.close();
  }

  @Test
  void shouldNameTheSkippedUndoAndWhatIsLeft() {
    // given
    var run = rollback.stuckRun();

    // when
    var answer = run.update("skip", String.class, new SkipRequest(STUCK_UNDO, "milan is sold"));

    // then
    assertThat(answer).isEqualTo("skipped: " + STUCK_UNDO);
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("RollbackIncomplete");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "rolled back except %s (%s; skipped: milan is sold); first cause: %s (kept: Namespace liqo-tenant-rome on milan, which holds other objects (Tenant rome))"
                .formatted(
                    STUCK_UNDO,
                    ActivityFaults.message("milan deleteTenant"),
                    ActivityFaults.message("rome awaitNode")));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RollbackIncomplete");
    assertThat(environment.milan.state()).containsKey("Tenant");
    assertThat(environment.rome.state()).isEmpty();
  }

  @Test
  void shouldNotSkipWhatAPolicyForbidsToSkip() {
    // given
    environment.milan.policies.add(
        PeerPolicies.except("rome", "forbiddenOptions", List.of("skipRollback")));
    var run = rollback.stuckRun();

    // when
    var skipping =
        assertThatThrownBy(
            () -> run.update("skip", String.class, new SkipRequest(STUCK_UNDO, "no time")));

    // then
    skipping
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("milan forbids this by its policy")
        .hasStackTraceContaining("forbiddenOptions has skipRollback");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RollbackStuck");
  }

  @Test
  void shouldSkipOnlyTheNamedUndoAndRetryTheOthers() {
    // given
    environment.faults.refuseAtOnce("rome deleteProof", FailureType.FORBIDDEN);
    var run = rollback.stuckRun();
    String other = "sign the nonce on rome";
    environment.awaitStuck(run, 2);

    // when
    run.update("skip", String.class, new SkipRequest(other, "harmless"));
    var status = run.query("status", PeeringStatus.class);
    environment.faults.mend("milan deleteTenant");
    var answer = run.update("retry", String.class);

    // then
    assertThat(status.phase()).isEqualTo(Phase.ROLLBACK_STUCK);
    assertThat(answer).isEqualTo("retrying: " + STUCK_UNDO);
    assertThat(PeeringTestEnvironment.failureOf(run).getOriginalMessage())
        .startsWith(
            "rolled back except "
                + other
                + " ("
                + ActivityFaults.message("rome deleteProof")
                + "; skipped: harmless)");
    assertThat(environment.milan.state()).isEmpty();
  }

  @Test
  void shouldNameKeptObjectsBesideTheSkippedUndo() {
    // given
    environment.faults.during(
        "rome ensureSlice", () -> environment.rome.objects.put("Stranger", Map.of()));
    var run = rollback.stuckRun();

    // when
    run.update("skip", String.class, new SkipRequest(STUCK_UNDO, "milan is sold"));

    // then
    assertThat(PeeringTestEnvironment.failureOf(run).getOriginalMessage())
        .startsWith("rolled back except " + STUCK_UNDO)
        .contains(
            "kept: ",
            "Namespace liqo-tenant-milan on rome, which holds other objects (Stranger milan)");
  }

  @Test
  void shouldNameTheAbortAsTheFirstCause() {
    // given
    environment.faults.mend("rome awaitNode");
    environment.faults.hang("rome awaitNode");
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "wrong cluster");
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    run.update("skip", String.class, new SkipRequest(STUCK_UNDO, "milan is sold"));

    // then
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("RollbackIncomplete");
    assertThat(failure.getOriginalMessage())
        .startsWith("rolled back except " + STUCK_UNDO + " (")
        .contains("; first cause: aborted: wrong cluster (kept");
  }

  /** Temporal closes the run as cancelled in any case; only the phase says what happened. */
  @Test
  void shouldShowInThePhaseThatTheRollbackOfACancelledRunIsIncomplete() {
    // given
    environment.faults.mend("rome awaitNode");
    environment.faults.hang("rome awaitNode");
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    run.cancel();
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    run.update("skip", String.class, new SkipRequest(STUCK_UNDO, "milan is sold"));

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RollbackIncomplete");
    var status = run.query("status", PeeringStatus.class);
    assertThat(status.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which holds other objects (Tenant rome)");
    assertThat(status.steps())
        .filteredOn(step -> step.state() == PeeringStatus.State.SKIPPED)
        .extracting(PeeringStatus.StepStatus::detail)
        .containsExactly("milan is sold");
  }

  @Test
  void shouldRefuseToSkipAStepThatIsNotStuck() {
    // given
    var run = rollback.stuckRun();
    var request = new SkipRequest("get a nonce", "x");

    // when
    var skipping = assertThatThrownBy(() -> run.update("skip", String.class, request));

    // then
    skipping
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("no step \"get a nonce\" is stuck; stuck: \"" + STUCK_UNDO + "\"");
  }

  @Test
  void shouldRefuseToSkipWithoutAReason() {
    // given
    var run = rollback.stuckRun();
    var request = new SkipRequest(STUCK_UNDO, " ");

    // when
    var skipping = assertThatThrownBy(() -> run.update("skip", String.class, request));

    // then
    skipping
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("reason is required");
  }
}
