package dev.hawser.starter.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engine's own texts, as people read them. */
class EngineTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          activity ScheduleToStart timeout  | no worker of the cluster took the step in time
          activity Heartbeat timeout        | the worker of the cluster stopped answering
          activity StartToClose timeout     | the step was not done in time
          activity ScheduleToClose timeout  | the step was not done in time
          Unable to perform workflow execution update due to Workflow Task in failed state. | the worker that serves the runs can't go on with this run; its log says why
          workflow execution already completed | the run has already ended
          Workflow Update failed because the Workflow completed before the Update completed. | the run ended before it answered
          workflow not found for ID: peering/milan~rome | there is no such run; Temporal may have removed it after its retention
          Execution "ExecutionId{workflowId='a'}" not found in mutable state | there is no such run; Temporal may have removed it after its retention
          io.temporal.failure.ServerFailure: x | an internal error of the server
          Activity with activityType='EnsureSlice' failed | an internal error of the server
          namespace limit exceeded          | namespace limit exceeded
          """)
  void shouldSpeakOfWhatPeopleKnow(String text, String expected) {
    // when
    var clause = EngineText.of(text);

    // then
    assertThat(clause).isEqualTo(expected);
  }
}
