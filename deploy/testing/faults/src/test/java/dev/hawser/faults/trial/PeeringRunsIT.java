package dev.hawser.faults.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.harness.Expect;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.simulator.runtime.LiqoComponent;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that does not end in time is lost, and says what it was doing. */
class PeeringRunsIT {
  @TempDir private Path folder;

  @Test
  void shouldTerminateARunThatIsStillOpen() {
    try (var environment = Environment.builder(folder).start()) {
      // given
      var runs = runs(environment, Duration.ofSeconds(1));
      var run = runs.start(RunKind.PEER);

      // when
      var outcome = runs.outcome(run);

      // then
      assertThat(outcome)
          .isEqualTo(new RunOutcome.Lost("still open after 1 s, without a pending activity"));
      assertThat(run.describe().getStatus())
          .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);
    }
  }

  @Test
  void shouldReportWhatALostRunWasDoing() {
    try (var environment = Environment.builder(folder).workers(HawserWorkers::start).start()) {
      // given
      var runs = runs(environment, Duration.ofSeconds(1));
      environment.cluster("milan").liqo().faults().pause(LiqoComponent.GATEWAY);
      var run = runs.start(RunKind.PEER);
      Expect.eventually("the run waits", () -> waits(run));

      // when
      var outcome = runs.outcome(run);

      // then
      assertThat(outcome.reason())
          .startsWith("still open after 1 s, in attempt 1 of ")
          .contains("Await");
    }
  }

  private static boolean waits(WorkflowStub run) {
    return run.describe().getRawDescription().getPendingActivitiesList().stream()
        .anyMatch(activity -> activity.getActivityType().getName().startsWith("Await"));
  }

  private static PeeringRuns runs(Environment environment, Duration limit) {
    return new PeeringRuns(PeeringEnvironment.of(environment), limit);
  }
}
