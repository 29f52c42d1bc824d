package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.payload.RequestJson;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An unpeer can be stopped before its first delete; after that, it only goes forward. */
final class UnpeerForwardTest {
  private static final UnpeerRequest REQUEST = UnpeerRequest.of("rome", "milan");

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @BeforeEach
  void peer() {
    environment.peered();
  }

  @ParameterizedTest
  @ValueSource(strings = {"milan inspectCluster", "milan claimPair", "rome claimPair"})
  void shouldReleaseThePairWhenAbortedBeforeTheFirstDelete(String step) {
    // given
    var before = environment.state();
    environment.faults.hang(step);
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached(step);

    // when
    var phase = run.update("abort", String.class, "still needed");

    // then
    assertThat(phase).isEqualTo("RolledBack");
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("Aborted");
    assertThat(failure.getOriginalMessage()).isEqualTo("aborted: still needed");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldRemoveTheUnreachableDeclarationWhenAborted() {
    // given
    var before = environment.state();
    environment.faults.hang("rome declareGone");
    var run = environment.start("Unpeer", RequestJson.unpeer("{'providerGone': true}"));
    environment.faults.awaitReached("rome declareGone");

    // when
    run.update("abort", String.class, "it is back");

    // then
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("Aborted");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldReleaseThePairWhenCancelledBeforeTheFirstDelete() {
    // given
    var before = environment.state();
    environment.faults.hang("rome claimPair");
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached("rome claimPair");

    // when
    run.cancel();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldReleaseThePairWhenItCannotBeClaimed() {
    // given
    var before = environment.state();
    environment.faults.refuse("rome claimPair", FailureType.FORBIDDEN);

    // when
    var failure = PeeringTestEnvironment.failureOf(environment.start("Unpeer", REQUEST));

    // then
    assertThat(failure.getType()).isEqualTo("Forbidden");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldRefuseAnAbortAfterTheFirstDelete() {
    // given
    var released = environment.faults.block("milan deleteTenant");
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached("milan deleteTenant");

    // when
    var aborting = assertThatThrownBy(() -> run.update("abort", String.class, "too late"));
    released.countDown();

    // then
    aborting
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("the unpeer has already deleted objects and cannot be aborted");
    assertThat(run.getResult(UnpeeringResult.class).deleted())
        .map(Object::toString)
        .contains("Tenant rome on milan");
  }

  @Test
  void shouldFinishAfterTheFirstDeleteAlthoughCancelled() {
    // given
    var released = environment.faults.block("milan deleteTenant");
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached("milan deleteTenant");

    // when
    run.cancel();
    released.countDown();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
    assertThat(environment.milan.state()).doesNotContainKeys("Tenant", "GatewayServer");
  }

  @Test
  void shouldStayOpenWhileADeleteDoesNotGoThrough() {
    // given
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.start("Unpeer", REQUEST);

    // when
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);
    var status = run.query("status", PeeringStatus.class);
    environment.faults.mend("milan deleteTenant");
    var result = run.getResult(UnpeeringResult.class);

    // then
    assertThat(status.steps())
        .filteredOn(step -> step.state() == PeeringStatus.State.STUCK)
        .extracting(step -> step.cluster() + " " + step.detail())
        .containsExactly("milan " + ActivityFaults.message("milan deleteTenant"));
    assertThat(result.deleted()).map(Object::toString).contains("Tenant rome on milan");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
    assertThat(environment.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldContinueAtOnceOnRetry() {
    // given
    environment.faults.refuseAtOnce("milan deleteTenant", FailureType.FORBIDDEN);
    var run = environment.start("Unpeer", REQUEST);
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);

    // when
    environment.faults.mend("milan deleteTenant");
    var answer = run.update("retry", String.class);

    // then
    assertThat(answer).isEqualTo("retrying: remove the tenant on milan");
    assertThat(run.getResult(UnpeeringResult.class).deleted())
        .map(Object::toString)
        .contains("Tenant rome on milan");
  }

  @Test
  void shouldRetryTheRollbackOfItsClaims() {
    // given
    var before = environment.state();
    environment.faults.refuse("rome claimPair", FailureType.FORBIDDEN);
    environment.faults.refuseAtOnce("milan releasePair", FailureType.FORBIDDEN);
    var run = environment.start("Unpeer", REQUEST);
    environment.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    environment.faults.mend("milan releasePair");
    var answer = run.update("retry", String.class);

    // then
    assertThat(answer).isEqualTo("retrying: claim the pair on milan");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("Forbidden");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldRefuseRetryWhileNothingIsStuck() {
    // given
    var released = environment.faults.block("milan deleteTenant");
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached("milan deleteTenant");

    // when
    var retrying = assertThatThrownBy(() -> run.update("retry", String.class));
    released.countDown();

    // then
    retrying
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("nothing is stuck: the run goes on by itself (Unpeering)");
    run.getResult(UnpeeringResult.class);
  }
}
