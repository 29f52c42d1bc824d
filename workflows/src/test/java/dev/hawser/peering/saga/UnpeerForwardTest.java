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

/** An unpeer can be stopped before the first delete; after it, it only goes forward. */
final class UnpeerForwardTest {
  private static final UnpeerRequest REQUEST = UnpeerRequest.of("rome", "milan");

  private final PeeringTestEnvironment harborage = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    harborage.close();
  }

  @BeforeEach
  void peer() {
    harborage.peered();
  }

  @ParameterizedTest
  @ValueSource(strings = {"milan inspectCluster", "milan claimPair", "rome claimPair"})
  void shouldLetThePairGoWhenAbortedBeforeTheFirstDelete(String step) {
    // given
    var before = harborage.world();
    harborage.faults.hang(step);
    var run = harborage.start("Unpeer", REQUEST);
    harborage.faults.awaitReached(step);

    // when
    var phase = run.update("abort", String.class, "still needed");

    // then
    assertThat(phase).isEqualTo("RolledBack");
    var failure = PeeringTestEnvironment.ourFailure(run);
    assertThat(failure.getType()).isEqualTo("Aborted");
    assertThat(failure.getOriginalMessage()).isEqualTo("aborted: still needed");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldTakeBackThatTheProviderIsGoneWhenAborted() {
    // given
    var before = harborage.world();
    harborage.faults.hang("rome declareGone");
    var run = harborage.start("Unpeer", RequestJson.unpeer("{'providerGone': true}"));
    harborage.faults.awaitReached("rome declareGone");

    // when
    run.update("abort", String.class, "it is back");

    // then
    assertThat(PeeringTestEnvironment.ourFailure(run).getType()).isEqualTo("Aborted");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldLetThePairGoWhenCancelledBeforeTheFirstDelete() {
    // given
    var before = harborage.world();
    harborage.faults.hang("rome claimPair");
    var run = harborage.start("Unpeer", REQUEST);
    harborage.faults.awaitReached("rome claimPair");

    // when
    run.cancel();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldLetThePairGoWhenItCannotBeClaimed() {
    // given
    var before = harborage.world();
    harborage.faults.refuse("rome claimPair", FailureType.FORBIDDEN);

    // when
    var failure = PeeringTestEnvironment.ourFailure(harborage.start("Unpeer", REQUEST));

    // then
    assertThat(failure.getType()).isEqualTo("Forbidden");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldRefuseAnAbortAfterTheFirstDelete() {
    // given
    var released = harborage.faults.block("milan deleteTenant");
    var run = harborage.start("Unpeer", REQUEST);
    harborage.faults.awaitReached("milan deleteTenant");

    // when / then
    assertThatThrownBy(() -> run.update("abort", String.class, "too late"))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("the unpeer has started to delete and can only go forward");
    released.countDown();
    assertThat(run.getResult(UnpeeringResult.class).deleted())
        .map(Object::toString)
        .contains("Tenant rome on milan");
  }

  @Test
  void shouldFinishAfterTheFirstDeleteAlthoughCancelled() {
    // given
    var released = harborage.faults.block("milan deleteTenant");
    var run = harborage.start("Unpeer", REQUEST);
    harborage.faults.awaitReached("milan deleteTenant");

    // when
    run.cancel();
    released.countDown();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
    assertThat(harborage.milan.world()).doesNotContainKeys("Tenant", "GatewayServer");
  }

  @Test
  void shouldStayOpenWhileADeleteDoesNotGoThrough() {
    // given
    harborage.faults.refuse("milan deleteTenant", FailureType.FORBIDDEN);
    var run = harborage.start("Unpeer", REQUEST);

    // when
    harborage.awaitPhase(run, Phase.REMOVAL_STUCK);
    var status = run.query("status", PeeringStatus.class);
    harborage.faults.mend("milan deleteTenant");
    var result = run.getResult(UnpeeringResult.class);

    // then
    assertThat(status.steps())
        .filteredOn(step -> step.state() == PeeringStatus.State.STUCK)
        .extracting(step -> step.cluster() + " " + step.detail())
        .containsExactly("milan " + ActivityFaults.message("milan deleteTenant"));
    assertThat(result.deleted()).map(Object::toString).contains("Tenant rome on milan");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
    assertThat(harborage.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldGoOnAtOnceWhenHurried() {
    // given
    harborage.faults.refuse("milan deleteTenant", FailureType.FORBIDDEN);
    var run = harborage.start("Unpeer", REQUEST);
    harborage.awaitPhase(run, Phase.REMOVAL_STUCK);

    // when
    harborage.faults.mend("milan deleteTenant");
    var answer = run.update("retry", String.class);

    // then
    assertThat(answer).isEqualTo("trying again: register the tenant on milan");
    assertThat(run.getResult(UnpeeringResult.class).deleted())
        .map(Object::toString)
        .contains("Tenant rome on milan");
  }

  @Test
  void shouldHurryTheRollbackOfItsClaimsToo() {
    // given
    var before = harborage.world();
    harborage.faults.refuse("rome claimPair", FailureType.FORBIDDEN);
    harborage.faults.refuse("milan releasePair", FailureType.FORBIDDEN);
    var run = harborage.start("Unpeer", REQUEST);
    harborage.awaitPhase(run, Phase.ROLLBACK_STUCK);

    // when
    harborage.faults.mend("milan releasePair");
    var answer = run.update("retry", String.class);

    // then
    assertThat(answer).isEqualTo("trying again: claim the pair on milan");
    assertThat(PeeringTestEnvironment.ourFailure(run).getType()).isEqualTo("Forbidden");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldRefuseToHurryWhatIsNotStuck() {
    // given
    var released = harborage.faults.block("milan deleteTenant");
    var run = harborage.start("Unpeer", REQUEST);
    harborage.faults.awaitReached("milan deleteTenant");

    // when / then
    assertThatThrownBy(() -> run.update("retry", String.class))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("nothing is stuck");
    released.countDown();
    run.getResult(UnpeeringResult.class);
  }
}
