package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.Step;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.CanceledFailure;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps that hiccup, and undos that would not go through. */
final class RollbackTest {
  private static final String STUCK = "register the tenant on milan";

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @BeforeEach
  void failAtTheEnd() {
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);
  }

  @Test
  void shouldTryAgainWhatIsWorthIt() {
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
  void shouldRunTheOtherUndosAfterOneThatFailedForAWhile() {
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

  /** A step that took long has the undos run twice, in case its last write came late. */
  @Test
  void shouldNotSayThatItKeptWhatWentTheSecondTime() {
    // given
    environment.faults.failTimes("milan ensureTenant", 8);
    environment.faults.during(
        "rome ensureSlice", () -> environment.rome.objects.put("Stranger", Map.of()));
    environment.faults.during("milan leavePair", () -> environment.rome.objects.remove("Stranger"));

    // when
    var failure = PeeringTestEnvironment.failureOf(environment.startPeer());

    // then
    assertThat(environment.calls("leavePair")).hasSize(4);
    assertThat(environment.rome.state()).isEmpty();
    assertThat(failure.getOriginalMessage()).doesNotContain("kept");
  }

  @Test
  void shouldBeStuckInTheOpenAndGoOnWhenHurried() {
    // given
    var before = environment.state();
    var run = stuck();

    // when
    environment.faults.mend("milan deleteTenant");
    var answer = run.update("retry", String.class);

    // then
    assertThat(answer).isEqualTo("trying again: " + STUCK);
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldGiveUpOneUndoAndNameIt() {
    // given
    var run = stuck();

    // when
    var answer = run.update("skip", String.class, new SkipRequest(STUCK, "milan is sold"));

    // then
    assertThat(answer).isEqualTo("skipped: " + STUCK);
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("RollbackIncomplete");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "rolled back except %s (%s); first cause: %s (kept: Namespace liqo-tenant-rome on milan, which holds other objects (Tenant rome))"
                .formatted(
                    STUCK,
                    ActivityFaults.message("milan deleteTenant"),
                    ActivityFaults.message("rome awaitNode")));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RollbackIncomplete");
    assertThat(environment.milan.state()).containsKey("Tenant");
    assertThat(environment.rome.state()).isEmpty();
  }

  @Test
  void shouldUndoTheRestWhileOneIsStuck() {
    // when
    var run = stuck();
    environment.awaitUndone(run, Step.SERVER, Step.NONCE, Step.PROOF, Step.CLAIM);

    // then
    assertThat(environment.rome.state()).isEmpty();
    assertThat(environment.milan.objects.apartFrom(FakePair.DEFAULTS)).containsExactly("Tenant");
    environment.faults.mend("milan deleteTenant");
    run.update("retry", String.class);
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
    assertThat(environment.milan.state()).isEmpty();
  }

  /** Liqo takes slice and identity back with the rights that the Tenant carries. */
  @Test
  void shouldNotTakeTheRightsFromUnderWhatIsStuck() {
    // given
    environment.faults.refuse("rome deleteSlice", FailureType.FORBIDDEN);

    // when
    var run = environment.startPeer();
    var status = environment.awaitUndone(run, Step.NONCE, Step.PROOF);

    // then
    assertThat(environment.calls("deleteIdentity")).isEmpty();
    assertThat(environment.calls("deleteTenant")).isEmpty();
    assertThat(environment.calls("deleteNonce")).hasSize(1);
    assertThat(status.steps())
        .filteredOn(step -> step.step() == Step.TENANT)
        .extracting(PeeringStatus.StepStatus::detail)
        .containsExactly("after: request resources on rome, install the identity on rome");
    environment.faults.mend("rome deleteSlice");
    run.update("retry", String.class);
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
    assertThat(environment.state().values()).allSatisfy(world -> assertThat(world).isEmpty());
  }

  @Test
  void shouldHurryAllThatIsStuckAndGiveUpTheOneThatIsNamed() {
    // given
    environment.faults.refuse("rome deleteProof", FailureType.FORBIDDEN);
    var run = stuck();
    String other = "sign the nonce on rome";
    environment.awaitStuck(run, 2);

    // when
    run.update("skip", String.class, new SkipRequest(other, "harmless"));
    var stuck = run.query("status", PeeringStatus.class);
    environment.faults.mend("milan deleteTenant");
    var answer = run.update("retry", String.class);

    // then
    assertThat(stuck.phase()).isEqualTo(Phase.ROLLBACK_STUCK);
    assertThat(answer).isEqualTo("trying again: " + STUCK);
    assertThat(PeeringTestEnvironment.failureOf(run).getOriginalMessage())
        .startsWith(
            "rolled back except " + other + " (" + ActivityFaults.message("rome deleteProof"));
    assertThat(environment.milan.state()).isEmpty();
  }

  @Test
  void shouldNameWhatItKeptBesideWhatItGaveUp() {
    // given
    environment.faults.during(
        "rome ensureSlice", () -> environment.rome.objects.put("Stranger", Map.of()));
    var run = stuck();

    // when
    run.update("skip", String.class, new SkipRequest(STUCK, "milan is sold"));

    // then
    assertThat(PeeringTestEnvironment.failureOf(run).getOriginalMessage())
        .startsWith("rolled back except " + STUCK)
        .contains(
            "kept: ",
            "Namespace liqo-tenant-milan on rome, which holds other objects (Stranger milan)");
  }

  @Test
  void shouldSayThatItWasAbortedWhenTheRollbackIsGivenUp() {
    // given
    environment.faults.mend("rome awaitNode");
    environment.faults.hang("rome awaitNode");
    environment.faults.refuse("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "wrong cluster");
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    run.update("skip", String.class, new SkipRequest(STUCK, "milan is sold"));

    // then
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("RollbackIncomplete");
    assertThat(failure.getOriginalMessage())
        .startsWith("rolled back except " + STUCK + " (")
        .contains("; first cause: aborted: wrong cluster (kept");
  }

  /** Temporal closes it as cancelled in either case: the phase says what happened. */
  @Test
  void shouldShowInItsPhaseThatACancelledRunWasGivenUpInPart() {
    // given
    environment.faults.mend("rome awaitNode");
    environment.faults.hang("rome awaitNode");
    environment.faults.refuse("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    run.cancel();
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    run.update("skip", String.class, new SkipRequest(STUCK, "milan is sold"));

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
  void shouldRefuseAnAbortWhileTheRollbackIsStuck() {
    // given
    var run = stuck();

    // when / then
    assertRefused(run, "abort", "the run is already rolling back", "again");
    environment.faults.mend("milan deleteTenant");
    run.update("retry", String.class);
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
  }

  @Test
  void shouldRefuseToSkipWhatIsNotStuck() {
    // given
    var run = stuck();

    // when / then
    assertRefused(run, "skip", "step must be one of: " + STUCK, skip("get a nonce", "x"));
    assertRefused(run, "skip", "reason is required", skip(STUCK, " "));
  }

  @Test
  void shouldRefuseTheButtonsOfARollbackThatIsNotStuck() {
    // given
    var undo = environment.faults.block("rome deleteSlice");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome deleteSlice");

    // when / then
    assertRefused(run, "retry", "nothing is stuck");
    assertRefused(run, "skip", "nothing is stuck", skip(STUCK, "x"));
    undo.countDown();
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
  }

  @Test
  void shouldShowWhatIsStuckAndWhy() {
    // given
    var run = stuck();

    // when
    var status = run.query("status", PeeringStatus.class);

    // then
    assertThat(status.phase()).isEqualTo(Phase.ROLLBACK_STUCK);
    assertThat(status.problem()).isEqualTo(ActivityFaults.message("rome awaitNode"));
    assertThat(status.steps())
        .filteredOn(step -> step.state() == PeeringStatus.State.STUCK)
        .extracting(step -> step.step().words() + " on " + step.cluster() + ": " + step.detail())
        .containsExactly(STUCK + ": " + ActivityFaults.message("milan deleteTenant"));
  }

  private WorkflowStub stuck() {
    environment.faults.refuse("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);
    return run;
  }

  private static SkipRequest skip(String step, String reason) {
    return new SkipRequest(step, reason);
  }

  private static void assertRefused(WorkflowStub run, String button, String why, Object... args) {
    assertThatThrownBy(() -> run.update(button, String.class, args))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(why);
  }
}
