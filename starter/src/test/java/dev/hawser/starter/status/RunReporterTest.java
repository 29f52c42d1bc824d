package dev.hawser.starter.status;

import static dev.hawser.starter.temporal.ScriptedTemporal.event;
import static dev.hawser.starter.temporal.ScriptedTemporal.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.hawser.activity.ClusterId;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.progress.ActivityEvents;
import dev.hawser.starter.temporal.ScriptedTemporal;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionFailedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found out about a run, from Temporal and from the run itself. */
@Timeout(30)
class RunReporterTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  private final ScriptedTemporal temporal = new ScriptedTemporal();
  private final RunReporter reporter = new RunReporter(temporal.client());

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldReportTheRequestThePhaseAndWhatIsPending() throws InterruptedException {
    // given
    var info = info(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING, "Peering");
    var scheduled = ActivityEvents.scheduled(5, "AwaitNode", "rome", START);
    var pending = ActivityEvents.pending(5, 2, Map.of("waitingFor", "the kubelet"));
    temporal
        .then(page(started()))
        .then(page(scheduled))
        .then(DescribeWorkflowExecutionResponse.newBuilder().addPendingActivities(pending).build());

    // when
    var report = reporter.brief(info);

    // then
    assertThat(report.type()).isEqualTo("Peer");
    assertThat(report.consumer() + " " + report.provider()).isEqualTo("rome milan");
    assertThat(report.phase()).isEqualTo("Peering");
    assertThat(report.state()).isEqualTo("Running");
    assertThat(report.started()).isEqualTo(START);
    assertThat(report.closed()).isNull();
    assertThat(report.actor()).isEqualTo("ada@laptop");
    assertThat(report.reason()).isEqualTo("nightly jobs");
    assertThat(report.waitReasons())
        .containsExactly("wait for the virtual node on rome: the kubelet");
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldAskARunThatIsStuckBetweenTwoRetriesForItsSteps() throws InterruptedException {
    // given
    var info = info(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING, "RollbackStuck");
    temporal.then(page(started())).then(page()).then(nothingPending());
    temporal.then(page(started())).then(page()).then(nothingPending()).then(answer());

    // when
    var report = reporter.brief(info);

    // then
    assertThat(report.steps()).isNotNull();
    assertThat(report.phase()).isEqualTo("RollbackStuck");
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldReportWhatNeedsNoWorkerWhenTheRunCannotAnswer() throws InterruptedException {
    // given
    var info = info(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING, "Peering");
    temporal.then(page(started())).then(page()).then(nothingPending());
    temporal.then(Status.FAILED_PRECONDITION.withDescription("no worker"));

    // when
    var report = reporter.full(info);

    // then
    assertThat(report.steps()).isNull();
    assertThat(report.phase()).isEqualTo("Peering");
    assertThat(report.consumer() + " " + report.provider()).isEqualTo("rome milan");
    assertThat(report.actor()).isEqualTo("ada@laptop");
  }

  @Test
  void shouldReportMessageAndTypeOfAFailure() throws InterruptedException {
    // given
    var info = info(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED, "RolledBack");
    temporal.then(page(failed())).then(page(started()));

    // when
    var report = reporter.full(info);

    // then
    assertThat(report.failure()).isEqualTo("the node is not Ready (TimedOut)");
    assertThat(report.state()).isEqualTo("Failed");
    assertThat(report.closed()).isEqualTo(START.plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "WORKFLOW_EXECUTION_STATUS_TIMED_OUT, EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT, Timed out,"
        + " timed out",
    "WORKFLOW_EXECUTION_STATUS_CANCELED, EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED, Canceled,"
        + " was cancelled"
  })
  void shouldReportHowARunEndedWithoutAResult(
      WorkflowExecutionStatus status, EventType end, String state, String failure)
      throws InterruptedException {
    // given
    temporal.then(page(event(9, end))).then(page(started()));

    // when
    var report = reporter.full(info(status, "Peering"));

    // then
    assertThat(report.state()).isEqualTo(state);
    assertThat(report.failure()).isEqualTo(failure);
  }

  @Test
  void shouldShowARunWhoseRequestCannotBeRead() throws InterruptedException {
    // given
    var info = info(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, "Peered");
    temporal.then(page(event(1, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)));

    // when
    var report = reporter.brief(info);

    // then
    assertThat(report.consumer() + " " + report.provider()).isEqualTo("? ?");
    assertThat(report.actor()).isNull();
  }

  private static WorkflowExecutionInfo info(WorkflowExecutionStatus status, String phase) {
    var info =
        WorkflowExecutionInfo.newBuilder()
            .setExecution(
                WorkflowExecution.newBuilder().setWorkflowId("peering/milan~rome").setRunId("r1"))
            .setType(WorkflowType.newBuilder().setName("Peer"))
            .setStatus(status)
            .setStartTime(time(START));
    if (status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
      info.setCloseTime(time(START.plusSeconds(60)));
    }
    var payload = Payloads.converter().toPayload(phase).orElseThrow();
    info.getSearchAttributesBuilder().putIndexedFields(PeeringWorkflows.ATTRIBUTE_PHASE, payload);
    return info.build();
  }

  private static HistoryEvent started() {
    var request =
        Map.of(
            "consumer",
            "rome",
            "provider",
            "milan",
            "actor",
            "ada@laptop",
            "reason",
            "nightly jobs");
    return event(1, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED).toBuilder()
        .setWorkflowExecutionStartedEventAttributes(
            WorkflowExecutionStartedEventAttributes.newBuilder()
                .setInput(Payloads.converter().toPayloads(request).orElseThrow()))
        .build();
  }

  private static HistoryEvent failed() {
    var failure =
        Failure.newBuilder()
            .setMessage("the node is not Ready")
            .setApplicationFailureInfo(ApplicationFailureInfo.newBuilder().setType("TimedOut"));
    return event(9, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_FAILED).toBuilder()
        .setWorkflowExecutionFailedEventAttributes(
            WorkflowExecutionFailedEventAttributes.newBuilder().setFailure(failure))
        .build();
  }

  private static QueryWorkflowResponse answer() {
    var rome = new ClusterId("rome");
    var milan = new ClusterId("milan");
    var status = new PeeringStatus(rome, milan, Phase.ROLLBACK_STUCK, List.of(), null, List.of());
    return QueryWorkflowResponse.newBuilder()
        .setQueryResult(Payloads.converter().toPayloads(status).orElseThrow())
        .build();
  }

  private static DescribeWorkflowExecutionResponse nothingPending() {
    return DescribeWorkflowExecutionResponse.getDefaultInstance();
  }

  private static Timestamp time(Instant when) {
    return Timestamp.newBuilder().setSeconds(when.getEpochSecond()).build();
  }
}
