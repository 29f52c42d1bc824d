package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.FailureType;
import dev.hawser.peering.PeeringResult;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A peering that is aborted or cancelled, at whatever step, leaves both clusters as they were. */
final class AbortTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  static List<String> steps() {
    return ScheduledActivities.calls();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void shouldRestoreBothClustersWhenAborted(String step) {
    // given
    var before = environment.state();
    environment.faults.hang(step);
    var run = environment.startPeer();
    environment.faults.awaitReached(step);

    // when
    var phase = run.update("abort", String.class, "wrong cluster");

    // then
    assertThat(phase).isEqualTo("RolledBack");
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("Aborted");
    assertThat(failure.getOriginalMessage()).isEqualTo("aborted: wrong cluster");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertUndone(before, run);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void shouldRestoreBothClustersWhenCancelled(String step) {
    // given
    var before = environment.state();
    environment.faults.hang(step);
    var run = environment.startPeer();
    environment.faults.awaitReached(step);

    // when
    run.cancel();

    // then
    assertThat(PeeringTestEnvironment.failure(run)).isInstanceOf(CanceledFailure.class);
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    assertUndone(before, run);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void shouldLetALongWaitKnowThatItIsStopped(boolean aborted) {
    // given
    environment.faults.hang("rome awaitNode");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    environment.temporal.sleep(Duration.ofSeconds(6));

    // when
    if (aborted) run.update("abort", String.class, "wrong cluster");
    else run.cancel();

    // then
    PeeringTestEnvironment.failure(run);
    assertThat(environment.calls)
        .contains("rome noticeCancellation")
        .doesNotContain("milan noticeCancellation");
  }

  @Test
  void shouldNotAskAShortWait() {
    // given
    environment.faults.hang("rome awaitNode");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");

    // when
    run.update("abort", String.class, "wrong cluster");

    // then
    assertThat(environment.calls).doesNotContain("rome noticeCancellation");
  }

  private void assertUndone(Object before, WorkflowStub run) {
    var story = ScheduledActivities.of(environment.events(run));
    assertThat(story.undos()).isEqualTo(story.expectedUndos());
    assertThat(environment.state()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rome claimPair", "milan ensureTenant", "rome awaitNode", "rome ensureSlice"})
  void shouldUndoAStepThatFinishedInSpiteOfTheAbort(String step) {
    // given
    var before = environment.state();
    environment.faults.finishWhenCancelled(step);
    var run = environment.startPeer();
    environment.faults.awaitReached(step);

    // when
    var phase = run.update("abort", String.class, "wrong cluster");

    // then
    assertThat(phase).isEqualTo("RolledBack");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("Aborted");
    assertUndone(before, run);
  }

  @Test
  void shouldShowTheReasonInOneLineWithoutControlCharacters() {
    // given
    environment.faults.hang("rome awaitNode");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");

    // when
    run.update("abort", String.class, "wrong\n\u001b[31mcluster\u202e");

    // then
    assertThat(PeeringTestEnvironment.failureOf(run).getOriginalMessage())
        .isEqualTo("aborted: wrong [31mcluster");
  }

  @ParameterizedTest
  @ValueSource(strings = {"  ", "\u202e", "\u0000"})
  void shouldRefuseAnAbortWithoutAReason(String reason) {
    // given
    environment.faults.hang("rome awaitNode");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");

    // when
    var aborting = assertThatThrownBy(() -> run.update("abort", String.class, reason));

    // then
    aborting
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("reason is required");
  }

  @Test
  void shouldSayWhatAReasonLooksLike() {
    // given
    environment.faults.hang("rome awaitNode");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");

    // when
    var refused =
        catchThrowableOfType(
            WorkflowUpdateException.class,
            () -> run.update("abort", String.class, Map.of("reason", "wrong cluster")));

    // then
    var failure = (ApplicationFailure) refused.getCause();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("the input can't be read: use a text in quotes, such as \"wrong cluster\"");
  }

  @Test
  void shouldRefuseAnAbortDuringARollback() {
    // given
    environment.faults.refuse("rome awaitNode", FailureType.TIMED_OUT);
    var undo = environment.faults.block("rome deleteSlice");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome deleteSlice");

    // when
    var aborting = assertThatThrownBy(() -> run.update("abort", String.class, "too late"));
    undo.countDown();

    // then
    aborting
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("the run is already rolling back");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("TimedOut");
  }

  @Test
  void shouldRefuseASecondAbort() {
    // given
    environment.faults.hang("rome awaitNode");
    var undo = environment.faults.block("rome deleteSlice");
    var run = environment.startPeer();
    environment.faults.awaitReached("rome awaitNode");
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "wrong cluster");
    environment.faults.awaitReached("rome deleteSlice");

    // when
    var aborting = assertThatThrownBy(() -> run.update("abort", String.class, "again"));
    undo.countDown();

    // then
    aborting
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("the run is already being aborted: wrong cluster");
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("Aborted");
  }

  @Test
  void shouldRefuseAnAbortOfAClosedRun() {
    // given
    var run = environment.startPeer();
    run.getResult(PeeringResult.class);

    // when
    var aborting = assertThatThrownBy(() -> run.update("abort", String.class, "too late"));

    // then
    aborting.hasStackTraceContaining("NOT_FOUND");
  }
}
