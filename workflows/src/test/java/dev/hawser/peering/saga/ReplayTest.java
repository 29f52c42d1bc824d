package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.TaskQueues;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that an earlier release began continues with this code. */
final class ReplayTest {
  private static final Path HISTORIES = Path.of("src/test/resources/histories");

  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(PeeringTestEnvironment.options());
  private Worker worker;

  @BeforeEach
  void open() {
    worker = temporal.newWorker(TaskQueues.RUNS);
    WorkflowRegistration.register(worker, RunTimings.DEFAULTS, queue -> true);
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  static List<Path> histories() throws IOException {
    try (var files = Files.list(HISTORIES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("histories")
  void shouldReplayTheRecordedHistory(Path history) throws IOException {
    // given
    var recorded =
        WorkflowExecutionHistory.fromJson(Files.readString(history), PeeringTestEnvironment.PAIR);

    // when
    var replaying =
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(recorded, worker));

    // then
    replaying.doesNotThrowAnyException();
  }

  @Test
  void shouldHaveARecordedHistoryOfEveryKind() throws IOException {
    // when
    var recorded = histories();

    // then
    assertThat(recorded)
        .extracting(file -> file.getFileName().toString())
        .contains("peer.json", "peer-rolled-back.json", "peer-aborted.json", "unpeer.json");
  }

  @ParameterizedTest
  @MethodSource("histories")
  void shouldReportAnIncompatibleChange(Path history) throws IOException {
    // given
    String changed = Files.readString(history).replace("\"ClaimPair\"", "\"SeizePair\"");
    var other = WorkflowExecutionHistory.fromJson(changed, PeeringTestEnvironment.PAIR);

    // when
    var replaying =
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(other, worker));

    // then
    replaying.hasStackTraceContaining("NonDeterministicException");
  }
}
