package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.payload.RequestJson;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An unpeer that drains the virtual node first, and can be stopped until the first delete. */
final class UnpeerDrainTest {
  private static final UnpeerRequest REQUEST = RequestJson.unpeer("{'drain': true}");
  private static final String STILL_RUNNING = "waited 600s on rome for pods: 2 pods are left";

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @BeforeEach
  void peer() {
    environment.peered().rome.offloadedPods = 3;
  }

  @Test
  void shouldDrainTheNodeBeforeTheFirstDelete() {
    // when
    var run = environment.start("Unpeer", REQUEST);
    var result = run.getResult(UnpeeringResult.class);

    // then
    assertThat(environment.calls)
        .containsSubsequence("milan claimPair", "rome claimPair", "rome drainNode")
        .containsSubsequence("rome drainNode", "rome deleteSlice")
        .doesNotContain("rome uncordonNode", "milan drainNode");
    assertThat(result.deleted()).map(Object::toString).contains("ResourceSlice milan on rome");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
  }

  @Test
  void shouldShowThatItUnpeersWhileItDrains() {
    // given
    environment.faults.hang("rome drainNode");

    // when
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached("rome drainNode");

    // then
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeering");
    run.cancel();
  }

  @Test
  void shouldWaitForPodsForAsLongAsTheRequestSays() {
    // when
    environment.unpeer(RequestJson.unpeer("{'drain': true, 'drainTimeout': 'PT90S'}"));

    // then
    assertThat(environment.rome.drainPatience).isEqualTo(Duration.ofSeconds(90));
  }

  @Test
  void shouldWaitForTenMinutesByDefault() {
    // when
    environment.unpeer(REQUEST);

    // then
    assertThat(environment.rome.drainPatience).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void shouldRestoreTheNodeAndDeleteNothingWhenPodsStillRunAtTheEnd() {
    // given
    var before = environment.state();
    podsStay();

    // when
    var run = environment.start("Unpeer", REQUEST);
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo("PodsRunning");
    assertThat(failure.getOriginalMessage()).isEqualTo(STILL_RUNNING);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertUndone(before);
  }

  @Test
  void shouldRestoreTheNodeWhenAbortedWhileItDrains() {
    // given
    var before = environment.state();
    var run = draining();

    // when
    var phase = run.update("abort", String.class, "not today");

    // then
    assertThat(phase).isEqualTo("RolledBack");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("Aborted");
    assertUndone(before);
  }

  @Test
  void shouldRestoreTheNodeWhenCancelledWhileItDrains() {
    // given
    var before = environment.state();
    var run = draining();

    // when
    run.cancel();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertUndone(before);
  }

  @Test
  void shouldLeaveACordonThatWasThereBefore() {
    // given
    environment.rome.objects.set("Node", "unschedulable", "true");
    var before = environment.state();
    podsStay();

    // when
    PeeringTestEnvironment.failureOf(environment.start("Unpeer", REQUEST));

    // then
    assertThat(environment.rome.objects.field("Node", "unschedulable")).isEqualTo("true");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldRepeatADrainThatFailsForAMoment() {
    // given
    environment.faults.failTimes("rome drainNode", 2);

    // when
    environment.unpeer(REQUEST);

    // then
    assertThat(environment.calls("drainNode")).hasSize(3);
    assertThat(environment.calls("uncordonNode")).isEmpty();
  }

  @Test
  void shouldNotBeStoppedOnceItDeletes() {
    // given
    var released = environment.faults.block("rome deleteSlice");
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached("rome deleteSlice");

    // when
    var abort = assertThatThrownBy(() -> run.update("abort", String.class, "not today"));

    // then
    abort.isInstanceOf(WorkflowUpdateException.class);
    released.countDown();
    assertThat(run.getResult(UnpeeringResult.class).deleted()).isNotEmpty();
    assertThat(environment.calls("uncordonNode")).isEmpty();
  }

  @Test
  void shouldNotDrainForARequestThatWritesNothing() {
    // given
    environment.unpeer(REQUEST);
    environment.calls.clear();

    // when
    environment.unpeer(REQUEST);

    // then
    assertThat(environment.calls("drainNode")).isEmpty();
  }

  private WorkflowStub draining() {
    environment.faults.hang("rome drainNode");
    var run = environment.start("Unpeer", REQUEST);
    environment.faults.awaitReached("rome drainNode");
    return run;
  }

  private void podsStay() {
    environment.faults.during(
        "rome drainNode",
        () -> {
          throw FakeCluster.refuse(FailureType.PODS_RUNNING, STILL_RUNNING);
        });
  }

  private void assertUndone(Object before) {
    assertThat(environment.state()).isEqualTo(before);
    assertThat(environment.calls)
        .containsSubsequence("rome drainNode", "rome uncordonNode", "rome releasePair")
        .doesNotContain("rome deleteSlice");
  }
}
