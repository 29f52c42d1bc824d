package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.Phase;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A provider that is destroyed after the first delete of an unpeer. */
final class GiveUpProviderTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment().peered();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldCleanUpTheConsumerOnly() {
    // given
    var run = stuckRun();

    // when
    var answer = run.update("giveUpProvider", String.class, "milan burnt down");

    // then
    assertThat(answer).isEqualTo("given up: milan");
    assertThat(run.getResult(UnpeeringResult.class).kept())
        .map(Object::toString)
        .containsExactly(
            "everything of rome→milan on milan: Tenant, gateway, Configuration, tenant namespace");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
    assertThat(environment.rome.objects.kinds()).doesNotContain("Identity", "GatewayClient");
    assertThat(environment.calls)
        .containsSubsequence("rome declareGone", "rome leavePair")
        .doesNotContain("milan leavePair");
  }

  @Test
  void shouldNotGiveUpAProviderThatStillAnswers() {
    // given
    var run = stuckRun();
    environment.faults.refuseAtOnce("rome declareGone", FailureType.CONFLICT);

    // when
    var givingUp =
        assertThatThrownBy(() -> run.update("giveUpProvider", String.class, "milan burnt down"));

    // then
    givingUp
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("rome declareGone is refused");
    environment.faults.mend("milan deleteTenant");
    assertThat(run.getResult(UnpeeringResult.class).kept()).isEmpty();
  }

  @Test
  void shouldRefuseToGiveUpWhileNothingIsStuck() {
    // given
    var released = environment.faults.block("milan deleteTenant");
    var run = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    environment.faults.awaitReached("milan deleteTenant");

    // when
    var givingUp = assertThatThrownBy(() -> run.update("giveUpProvider", String.class, "gone"));
    released.countDown();

    // then
    givingUp
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("nothing is stuck");
    assertThat(run.getResult(UnpeeringResult.class).kept()).isEmpty();
  }

  @Test
  void shouldRefuseToGiveUpBeforeTheFirstDelete() {
    // given
    var released = environment.faults.block("rome claimPair");
    var run = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    environment.faults.awaitReached("rome claimPair");

    // when
    var givingUp = assertThatThrownBy(() -> run.update("giveUpProvider", String.class, "gone"));
    released.countDown();

    // then
    givingUp
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("nothing has been deleted yet: abort the run");
    assertThat(run.getResult(UnpeeringResult.class).kept()).isEmpty();
  }

  private WorkflowStub stuckRun() {
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.UNREACHABLE);
    var run = environment.start("Unpeer", UnpeerRequest.of("rome", "milan"));
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);
    return run;
  }
}
