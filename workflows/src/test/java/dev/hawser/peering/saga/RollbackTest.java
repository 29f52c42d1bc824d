package dev.hawser.peering.saga;

import static dev.hawser.peering.saga.RollbackFixture.STUCK_UNDO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.Step;
import io.temporal.client.WorkflowUpdateException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps and undos that fail: what is retried, what waits, and what a stuck run shows. */
final class RollbackTest {
  private final RollbackFixture rollback = new RollbackFixture();
  private final PeeringTestEnvironment environment = rollback.environment;

  @AfterEach
  void close() {
    rollback.close();
  }

  @Test
  void shouldRetryAStepThatFailsForAWhile() {
    // given
    environment.faults.mend("rome awaitNode");
    environment.faults.failTimes("milan ensureGatewayServer", 3);

    // when
    var result = environment.peer(PeerRequest.of("rome", "milan"));

    // then
    assertThat(result.node()).isEqualTo("milan");
    assertThat(environment.calls("ensureGatewayServer")).hasSize(4);
  }

  @Test
  void shouldRetryAnUndoThatFailsForAWhile() {
    // given
    var before = environment.state();
    environment.faults.failTimes("milan deleteTenant", 5);

    // when
    var run = environment.startPeer();
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertThat(environment.calls("deleteTenant")).hasSize(6);
    assertThat(environment.state()).isEqualTo(before);
  }

  /** After a step that took long the undos run twice, because its last write may arrive late. */
  @Test
  void shouldNotNameAsKeptWhatTheSecondUndoRemoves() {
    // given
    environment.faults.failTimes("milan ensureTenant", 8);
    environment.faults.during(
        "rome ensureSlice", () -> environment.rome.objects.put("Stranger", Map.of()));
    environment.faults.during("milan leavePair", () -> environment.rome.objects.remove("Stranger"));

    // when
    var run = environment.startPeer();
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(environment.calls("leavePair")).hasSize(4);
    assertThat(environment.rome.state()).isEmpty();
    assertThat(failure.getOriginalMessage()).doesNotContain("kept");
  }

  @Test
  void shouldShowWhatIsStuckAndWhy() {
    // given
    var run = rollback.stuckRun();

    // when
    var status = run.query("status", PeeringStatus.class);

    // then
    assertThat(status.phase()).isEqualTo(Phase.ROLLBACK_STUCK);
    assertThat(status.problem()).isEqualTo(ActivityFaults.message("rome awaitNode"));
    assertThat(status.steps())
        .filteredOn(step -> step.state() == PeeringStatus.State.STUCK)
        .extracting(step -> step.step().words() + " on " + step.cluster() + ": " + step.detail())
        .containsExactly(STUCK_UNDO + ": " + ActivityFaults.message("milan deleteTenant"));
  }

  @Test
  void shouldFinishAStuckRollbackOnRetry() {
    // given
    var before = environment.state();
    var run = rollback.stuckRun();

    // when
    environment.faults.mend("milan deleteTenant");
    var answer = run.update("retry", String.class);

    // then
    assertThat(answer).isEqualTo("retrying: " + STUCK_UNDO);
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldUndoTheRestWhileOneIsStuck() {
    // given
    var run = rollback.stuckRun();

    // when
    environment.awaitUndone(run, Step.SERVER, Step.NONCE, Step.PROOF, Step.CLAIM);
    var leftOnRome = environment.rome.state();
    var leftOnMilan = environment.milan.objects.apartFrom(FakePair.DEFAULTS);
    environment.faults.mend("milan deleteTenant");
    run.update("retry", String.class);

    // then
    assertThat(leftOnRome).isEmpty();
    assertThat(leftOnMilan).containsExactly("Tenant");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
    assertThat(environment.milan.state()).isEmpty();
  }

  /** Liqo needs the permissions that belong to the Tenant to remove slice and identity. */
  @Test
  void shouldKeepThePermissionsThatAStuckUndoNeeds() {
    // given
    environment.faults.refuseAtOnce("rome deleteSlice", FailureType.FORBIDDEN);

    // when
    var run = environment.startPeer();
    var status = environment.awaitUndone(run, Step.NONCE, Step.PROOF);
    var deletionsOfIdentity = environment.calls("deleteIdentity");
    var deletionsOfTenant = environment.calls("deleteTenant");
    var deletionsOfNonce = environment.calls("deleteNonce");
    environment.faults.mend("rome deleteSlice");
    run.update("retry", String.class);

    // then
    assertThat(deletionsOfIdentity).isEmpty();
    assertThat(deletionsOfTenant).isEmpty();
    assertThat(deletionsOfNonce).hasSize(1);
    assertThat(status.steps())
        .filteredOn(step -> step.step() == Step.TENANT)
        .extracting(PeeringStatus.StepStatus::detail)
        .containsExactly("after: request resources on rome, install the identity on rome");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
    assertThat(environment.state().values()).allSatisfy(world -> assertThat(world).isEmpty());
  }

  @Test
  void shouldRefuseAnAbortWhileTheRollbackIsStuck() {
    // given
    var run = rollback.stuckRun();

    // when
    var aborting = assertThatThrownBy(() -> run.update("abort", String.class, "again"));
    environment.faults.mend("milan deleteTenant");
    run.update("retry", String.class);

    // then
    aborting
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("the run is already rolling back");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
  }

  @Test
  void shouldRefuseRetryAndSkipWhileNothingIsStuck() {
    // given
    var undo = environment.faults.block("rome deleteSlice");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome deleteSlice");
    var request = new SkipRequest(STUCK_UNDO, "x");

    // when
    var retrying = assertThatThrownBy(() -> run.update("retry", String.class));
    var skipping = assertThatThrownBy(() -> run.update("skip", String.class, request));
    undo.countDown();

    // then
    retrying
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("nothing is stuck: the run goes on by itself (RollingBack)");
    skipping
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("nothing is stuck: the run goes on by itself (RollingBack)");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
  }
}
