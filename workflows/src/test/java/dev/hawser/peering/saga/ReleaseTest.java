package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Once the node is ready, the peering is complete, even if its claims can't be released yet. */
final class ReleaseTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldWaitUntilBothClustersAreReleased() {
    // given
    environment.faults.refuseAtOnce("milan releasePair", FailureType.FORBIDDEN);
    var run = environment.startPeer();

    // when
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);
    environment.faults.mend("milan releasePair");

    // then
    assertThat(run.getResult(PeeringResult.class).node()).isEqualTo("milan");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
    assertThat(ScheduledActivities.of(environment.events(run)).undos()).isEmpty();
    assertThat(environment.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldEndWithoutTheReleaseThatIsSkipped() {
    // given
    environment.faults.refuseAtOnce("milan releasePair", FailureType.FORBIDDEN);
    var run = environment.startPeer();
    environment.awaitPhase(run, Phase.REMOVAL_STUCK);

    // when
    run.update("skip", String.class, new SkipRequest("release the pair on milan", "milan is sold"));

    // then
    assertThat(run.getResult(PeeringResult.class).notes())
        .containsExactly(
            "not done: release the pair on milan (milan releasePair is refused; skipped: milan is"
                + " sold)");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
    assertThat(environment.rome.objects.field(FakePair.NAMESPACE, "claim")).isNull();
    assertThat(environment.milan.objects.field(FakePair.NAMESPACE, "claim")).isNotNull();
  }

  @Test
  void shouldRefuseAnAbortOfACompletePeering() {
    // given
    var released = environment.faults.block("milan releasePair");
    var run = environment.startPeer();
    environment.faults.awaitReached("milan releasePair");

    // when
    var aborting = assertThatThrownBy(() -> run.update("abort", String.class, "too late"));
    released.countDown();

    // then
    aborting
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(
            "the peering is complete: there is nothing to abort; use hawser unpeer");
    assertThat(run.getResult(PeeringResult.class).node()).isEqualTo("milan");
  }

  @Test
  void shouldReleaseACompletePeeringAlthoughCancelled() {
    // given
    var released = environment.faults.block("milan releasePair");
    var run = environment.startPeer();
    environment.faults.awaitReached("milan releasePair");

    // when
    run.cancel();
    released.countDown();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
    assertThat(environment.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
    assertThat(environment.milan.state()).containsKey("Tenant");
  }
}
