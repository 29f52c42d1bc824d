package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.activity.TaskQueues;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that an earlier version began continues with this code. */
final class ReplayTest {
  private static final ReplayedActivities REPLAYED = new ReplayedActivities();
  private static final TestWorkflowEnvironment TEMPORAL =
      TestWorkflowEnvironment.newInstance(PeeringTestEnvironment.options(REPLAYED));
  private static final Worker WORKER = TEMPORAL.newWorker(TaskQueues.RUNS);

  @BeforeAll
  static void register() {
    WorkflowRegistration.register(
        WORKER,
        RunTimings.DEFAULTS,
        new FakeTemporalLookup((queue, now) -> true, TEMPORAL::getWorkflowClient));
  }

  @AfterAll
  static void close() {
    TEMPORAL.close();
  }

  @BeforeEach
  void forget() {
    REPLAYED.take();
  }

  static List<Path> files() throws IOException {
    return HistoryStore.KEPT.files();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldReplayTheRecordedHistory(Path file) throws IOException {
    // given
    var recorded = StoredHistory.parse(Files.readString(file)).forReplay();

    // when
    var replaying =
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(recorded, WORKER));

    // then
    replaying.doesNotThrowAnyException();
    assertThat(REPLAYED.take()).isEqualTo(ScheduledActivities.of(recorded.getEvents()).scheduled());
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldReportAnIncompatibleChange(Path file) throws IOException {
    // given
    var history = StoredHistory.parse(Files.readString(file));
    change(lastCommand(history.events()));
    var changed = history.forReplay();

    // when
    var replaying =
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(changed, WORKER));

    // then
    replaying.hasStackTraceContaining("NonDeterministicException");
  }

  /** The last activity or child that the run scheduled. */
  private static ObjectNode lastCommand(List<ObjectNode> events) {
    return events.reversed().stream()
        .flatMap(
            event ->
                List.of(
                    event.path("activityTaskScheduledEventAttributes").path("activityType"),
                    event
                        .path("startChildWorkflowExecutionInitiatedEventAttributes")
                        .path("workflowType"))
                    .stream())
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void change(ObjectNode type) {
    type.put("name", "Another");
  }
}
