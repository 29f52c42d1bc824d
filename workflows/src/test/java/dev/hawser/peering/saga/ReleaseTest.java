package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.Phase;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Once the node is Ready the peering is complete, even if the pair can't be released yet. */
final class ReleaseTest {
  private final PeeringTestEnvironment harborage = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    harborage.close();
  }

  @Test
  void shouldWaitForAClusterThatCannotBeLetGo() {
    // given
    harborage.faults.refuse("milan releasePair", FailureType.FORBIDDEN);
    var run = harborage.startPeer();

    // when
    harborage.awaitPhase(run, Phase.REMOVAL_STUCK);
    harborage.faults.mend("milan releasePair");

    // then
    assertThat(run.getResult(PeeringResult.class).node()).isEqualTo("milan");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
    assertThat(ScheduledActivities.of(harborage.events(run)).undos()).isEmpty();
    assertThat(harborage.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
  }

  @Test
  void shouldRefuseAnAbortOfAPeeringThatStands() {
    // given
    var released = harborage.faults.block("milan releasePair");
    var run = harborage.startPeer();
    harborage.faults.awaitReached("milan releasePair");

    // when / then
    assertThatThrownBy(() -> run.update("abort", String.class, "too late"))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining(
            "the peering is complete: there is nothing to abort; use hawser unpeer");
    released.countDown();
    assertThat(run.getResult(PeeringResult.class).node()).isEqualTo("milan");
  }

  @Test
  void shouldLetGoOfAPeeringThatStandsAlthoughCancelled() {
    // given
    var released = harborage.faults.block("milan releasePair");
    var run = harborage.startPeer();
    harborage.faults.awaitReached("milan releasePair");

    // when
    run.cancel();
    released.countDown();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Peered");
    assertThat(harborage.milan.objects.field(FakePair.NAMESPACE, "claim")).isNull();
    assertThat(harborage.milan.world()).containsKey("Tenant");
  }
}
