package dev.hawser.starter.temporal;

import static dev.hawser.starter.temporal.ScriptedTemporal.event;
import static dev.hawser.starter.temporal.ScriptedTemporal.page;
import static dev.hawser.starter.temporal.ScriptedTemporal.polled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Timestamp;
import dev.hawser.starter.outcome.CommandException;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a run ends, and what Temporal says about it. */
@Timeout(30)
class RunWatcherTest {
  private static final RunId RUN = new RunId("peering/milan/rome", "1");
  private final ScriptedTemporal temporal = new ScriptedTemporal();

  @AfterEach
  void close() {
    temporal.close();
  }

  @ParameterizedTest
  @CsvSource({
    "EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED, 5, Peer rome milan was cancelled",
    "EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT, 1, Peer rome milan timed out",
    "EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW, 1, Peer rome milan was continued as a new run",
    "EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED, 6, 'Peer rome milan was terminated without a"
        + " rollback: '"
  })
  void shouldFailWhenTheRunEndsWithoutAResult(EventType end, int code, String sentence)
      throws InterruptedException {
    // given
    temporal.then(page(event(7, end)));
    var outcome = new RunWatcher(temporal.client(), RUN).awaitEnd();

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class, () -> outcome.resultOrStop("Peer", "rome milan"));

    // then
    assertThat(failure.sentence()).isEqualTo(sentence);
    assertThat(failure.code().code()).isEqualTo(code);
  }

  @Test
  void shouldWaitForTheEndAcrossEmptyPollsAndRestarts() throws InterruptedException {
    // given
    temporal
        .then(page("a"))
        .then(Status.UNAVAILABLE)
        .then(page("b"))
        .then(page(event(7, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED)));

    // when
    var outcome = new RunWatcher(temporal.client(), RUN).awaitEnd();

    // then
    assertThat(outcome).isInstanceOf(RunOutcome.Ended.class);
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldNotWaitForARunThatIsUnknown() {
    // given
    temporal.then(Status.NOT_FOUND.withDescription("no such run"));

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class, () -> new RunWatcher(temporal.client(), RUN).awaitEnd());

    // then
    assertThat(failure).hasMessage("Temporal at scripted:7233 returned an error: no such run");
  }

  @Test
  void shouldRefuseToStartWithoutAWorker() {
    // given
    temporal.then(DescribeTaskQueueResponse.getDefaultInstance());

    // when
    var failure =
        catchThrowableOfType(
            CommandException.class, () -> new RunStarter(temporal.client()).requireWorker());

    // then
    assertThat(failure)
        .hasMessage(
            "no worker serves task queue hawser of Temporal at scripted:7233: start one with"
                + " \"hawser worker\", or name the clusters with --kubeconfig and"
                + " --remote-kubeconfig");
    assertThat(failure.code().code()).isEqualTo(3);
  }

  @Test
  void shouldStartWithAWorkerThoughTheClockIsWrong() {
    // given
    temporal.then(polled(Duration.ofMinutes(-3)));
    var starter = new RunStarter(temporal.client());

    // when
    var same = starter.requireWorker();

    // then
    assertThat(same).isSameAs(starter);
  }

  @Test
  void shouldStartWhenTheServerCannotSayWhetherThereIsAWorker() {
    // given
    temporal.then(Status.UNIMPLEMENTED);
    var starter = new RunStarter(temporal.client());

    // when
    var same = starter.requireWorker();

    // then
    assertThat(same).isSameAs(starter);
  }

  @Test
  void shouldSayThatNoWorkerAsksForRuns() {
    // given
    temporal
        .then(DescribeWorkflowExecutionResponse.getDefaultInstance())
        .then(DescribeTaskQueueResponse.getDefaultInstance());
    var viewer = new RecordingViewer();

    // when
    new RunWatcher(temporal.client(), RUN).showPending(viewer);

    // then
    assertThat(viewer.seen).containsExactly("untaken, served: false", "pending");
  }

  @ParameterizedTest
  @MethodSource("servedQueues")
  void shouldNotMissAWorkerThatAsksForRuns(Object answer) {
    // given
    temporal.then(DescribeWorkflowExecutionResponse.getDefaultInstance()).then(answer);
    var viewer = new RecordingViewer();

    // when
    new RunWatcher(temporal.client(), RUN).showPending(viewer);

    // then
    assertThat(viewer.seen).containsExactly("untaken, served: true", "pending");
  }

  static Stream<Object> servedQueues() {
    return Stream.of(polled(Duration.ofSeconds(1)), Status.UNIMPLEMENTED);
  }

  private static final class RecordingViewer implements RunWatcher.Viewer {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void events(List<HistoryEvent> events) {}

    @Override
    public void pending(List<PendingActivityInfo> activities) {
      seen.add("pending");
    }

    @Override
    public void untaken(boolean isServed) {
      seen.add("untaken, served: " + isServed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "WORKFLOW_EXECUTION_STATUS_RUNNING, true",
    "WORKFLOW_EXECUTION_STATUS_COMPLETED, false",
    "WORKFLOW_EXECUTION_STATUS_FAILED, false"
  })
  void shouldFindOnlyAnOpenRun(WorkflowExecutionStatus status, boolean isFound) {
    // given
    temporal.then(
        DescribeWorkflowExecutionResponse.newBuilder()
            .setWorkflowExecutionInfo(WorkflowExecutionInfo.newBuilder().setStatus(status))
            .build());

    // when
    var found = temporal.client().runs().findRunning("peering/milan/rome");

    // then
    assertThat(found.isPresent()).isEqualTo(isFound);
  }

  /** Temporal's test server can't be asked with a query. */
  @Test
  void shouldListTheNewestRunFirstWithoutVisibilityQueries() {
    // given
    temporal
        .then(Status.UNIMPLEMENTED)
        .then(ListOpenWorkflowExecutionsResponse.newBuilder().addExecutions(peerAt(20)).build())
        .then(
            ListClosedWorkflowExecutionsResponse.newBuilder()
                .addExecutions(peerAt(10))
                .addExecutions(peerAt(30))
                .build());

    // when
    var list = RunList.all(temporal.client());

    // then
    assertThat(list.runs())
        .extracting(run -> run.getStartTime().getSeconds())
        .containsExactly(30L, 20L, 10L);
  }

  private static WorkflowExecutionInfo peerAt(long second) {
    return WorkflowExecutionInfo.newBuilder()
        .setType(WorkflowType.newBuilder().setName("Peer"))
        .setStartTime(Timestamp.newBuilder().setSeconds(second))
        .build();
  }
}
