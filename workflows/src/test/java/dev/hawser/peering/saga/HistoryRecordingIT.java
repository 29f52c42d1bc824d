package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.saga.RunShape.Workers;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records the histories of this version on a real Temporal server. */
@EnabledIfSystemProperty(
    named = HistoryRecordingIT.ADDRESS,
    matches = ".+",
    disabledReason = "only for deploy/dev histories ADDRESS")
final class HistoryRecordingIT {
  static final String ADDRESS = "histories.temporal";
  private static final String SELECTION = "histories.shape";
  private static final List<String> WORKFLOWS =
      List.of(PeeringTestEnvironment.PAIR, ForwardingScenes.ID, "look");

  /** The lengths of timers and timeouts do not matter to a replay. */
  private static final RunTimings QUICK =
      RunTimings.DEFAULTS
          .withRemovals(Duration.ofSeconds(4), Duration.ofSeconds(2))
          .withLateWrites(Duration.ofSeconds(2))
          .withInspectionQueue(Duration.ofSeconds(2));

  /** A server takes a while to know new search attributes; runs that use them fail until then. */
  @BeforeAll
  static void prepare() {
    try (var environment = environment(Workers.BOTH)) {
      terminateOpenRuns(environment);
      PeerScenes.peered(environment);
    }
  }

  static Stream<RunShape> shapes() {
    String selection = System.getProperty(SELECTION, "");
    return Stream.of(RunShape.values()).filter(shape -> shape.name().contains(selection));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void shouldRecord(RunShape shape) throws IOException {
    try (var environment = environment(shape.workers())) {
      // given
      terminateOpenRuns(environment);

      // when
      var history = history(environment, shape, shape.scene().play(environment));

      // then
      assertThat(EventTypes.of(history)).containsSubsequence(shape.marks());
      HistoryStore.KEPT.write(history, shape);
    }
  }

  private static StoredHistory history(
      PeeringTestEnvironment environment, RunShape shape, WorkflowStub run) throws IOException {
    var recorded = environment.history(run);
    var events = StoredHistory.events(recorded);
    events.forEach(RecordedEvents::normalize);
    return new StoredHistory(
        HawserVersion.current(),
        shape.name(),
        run.getExecution().getWorkflowId(),
        run.describe().getExecution().getRunId(),
        events);
  }

  private static PeeringTestEnvironment environment(Workers workers) {
    var served = workers == Workers.BOTH ? Set.of("rome", "milan") : Set.of("rome");
    return PeeringTestEnvironment.on(
        System.getProperty(ADDRESS),
        served,
        QUICK,
        (queue, now) -> workers != Workers.MILAN_ABSENT);
  }

  /** Left by a scene that failed. */
  private static void terminateOpenRuns(PeeringTestEnvironment environment) {
    var client = environment.temporal.getWorkflowClient();
    for (String id : WORKFLOWS) {
      try {
        client.newUntypedWorkflowStub(id).terminate("to begin again");
      } catch (WorkflowException ignored) {
        // It is closed, as it should be.
      }
    }
  }
}
