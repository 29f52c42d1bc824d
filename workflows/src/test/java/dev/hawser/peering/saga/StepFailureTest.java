package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import io.temporal.client.WorkflowStub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever step fails for good, the run undoes what it has begun, newest first, nothing else. */
final class StepFailureTest {
  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  static List<String> steps() {
    return ScheduledActivities.writes();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void shouldUndoStartedStepsWhenAStepIsRefused(String step) {
    // given
    var before = environment.state();
    environment.faults.refuse(step, FailureType.FORBIDDEN);

    // when
    var run = environment.startPeer();

    // then
    assertUndone(before, run, step);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void shouldUndoWhatWasWrittenWhenAStepFailsAmidOthers(String step) {
    // given
    var before = environment.state();
    environment.faults.refuseAmidOthers(step, FailureType.FORBIDDEN);

    // when
    var run = environment.startPeer();

    // then
    assertUndone(before, run, step);
  }

  private void assertUndone(Object before, WorkflowStub run, String step) {
    var failure = PeeringTestEnvironment.failureOf(run);
    assertThat(failure.getType()).isEqualTo("Forbidden");
    assertThat(failure.getOriginalMessage()).isEqualTo(ActivityFaults.message(step));
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("RolledBack");
    var story = ScheduledActivities.of(environment.events(run));
    assertThat(story.undos()).isNotEmpty().isEqualTo(story.expectedUndos());
    assertThat(environment.state()).isEqualTo(before);
  }
}
