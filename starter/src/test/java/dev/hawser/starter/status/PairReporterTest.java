package dev.hawser.starter.status;

import static dev.hawser.starter.temporal.ScriptedTemporal.event;
import static dev.hawser.starter.temporal.ScriptedTemporal.page;
import static dev.hawser.starter.temporal.ScriptedTemporal.polled;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.Verdict;
import dev.hawser.starter.progress.ActivityEvents;
import dev.hawser.starter.temporal.ScriptedTemporal;
import io.grpc.Status;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionCompletedEventAttributes;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A look at a pair: with whatever answers within five seconds. */
@Timeout(30)
class PairReporterTest {
  private static final InspectRequest REQUEST =
      InspectRequest.of(PeeredViews.ROME, PeeredViews.MILAN);
  private static final Duration INSPECTION = Duration.ofMillis(3_500);

  private final ScriptedTemporal temporal = new ScriptedTemporal();
  private final PairReporter reporter =
      new PairReporter(temporal.client(), InstantSource.fixed(PeeredViews.NOW));

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldReportBothClustersAndTheRuns() throws InterruptedException {
    // given
    temporal
        .then(polled(Duration.ZERO))
        .then(started())
        .then(list(peered(1)))
        .then(page(completed(new PeeredViews().inspection())));

    // when
    var report = reporter.of(REQUEST, false);

    // then
    assertThat(report.verdict()).isEqualTo(Verdict.PEERED);
    assertThat(report.problems()).isEmpty();
    assertThat(report.runs()).hasSize(1);
    assertThat(temporal.deleted()).hasSize(1);
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldSayWhichWorkerIsAwayAndWhatIsKnown() throws InterruptedException {
    // given
    temporal.then(polled(Duration.ZERO)).then(started()).then(list(peered(3 * 3600)));
    temporal.after(INSPECTION).then(Status.DEADLINE_EXCEEDED).then(seen(half()));
    temporal.then(page(ActivityEvents.scheduled(5, "InspectCluster", "milan", PeeredViews.NOW)));
    temporal.then(notTaken());
    temporal.then(polled(Duration.ofMinutes(1)));

    // when
    var report = reporter.of(REQUEST, false);

    // then
    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.reason()).isEqualTo("milan could not be read; the last run left it Peered");
    assertThat(report.problems())
        .containsExactly(
            "milan: its worker did not answer within 5 s; last seen 3h ago by Peer of ada@laptop");
    assertThat(report.clusters()).extracting(ClusterReport::read).containsExactly(true, false);
    assertThat(temporal.deleted()).hasSize(1);
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldSayThatNoWorkerServesACluster() throws InterruptedException {
    // given
    temporal.then(polled(Duration.ZERO)).then(started()).then(list());
    temporal.after(INSPECTION).then(Status.DEADLINE_EXCEEDED).then(seen(half()));
    temporal.then(page()).then(pending(Map.of()));
    temporal.then(DescribeTaskQueueResponse.getDefaultInstance());

    // when
    var report = reporter.of(REQUEST, false);

    // then
    assertThat(report.problems()).containsExactly("milan: no worker serves it");
  }

  @Test
  void shouldSayWhatTheWorkerOfAClusterWaitsFor() throws InterruptedException {
    // given
    temporal.then(polled(Duration.ZERO)).then(started()).then(list());
    temporal.after(INSPECTION).then(Status.DEADLINE_EXCEEDED).then(seen(half()));
    temporal.then(page(ActivityEvents.scheduled(5, "InspectCluster", "milan", PeeredViews.NOW)));
    temporal.then(pending(Map.of("waitingFor", "an answer of milan: no route")));
    temporal.then(polled(Duration.ZERO));

    // when
    var report = reporter.of(REQUEST, false);

    // then
    assertThat(report.problems())
        .containsExactly(
            "milan: its API server did not answer within 5 s, waiting for an answer of milan: no"
                + " route");
  }

  @Test
  void shouldAnswerWithTheRunsWhenNobodyServesThem() throws InterruptedException {
    // given
    temporal.then(DescribeTaskQueueResponse.getDefaultInstance()).then(list(peered(1)));

    // when
    var report = reporter.of(REQUEST, false);

    // then
    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.reason()).isEqualTo("no cluster could be read; the last run left it Peered");
    assertThat(report.problems())
        .containsExactly(
            "no worker serves task queue hawser of Temporal at scripted:7233: start one with"
                + " \"hawser worker\", or name the clusters with --kubeconfig and"
                + " --remote-kubeconfig");
    assertThat(report.inspection()).isNull();
    assertThat(temporal.deleted()).isEmpty();
  }

  @Test
  void shouldAnswerWhenTheWorkerOfTheRunsDoesNot() throws InterruptedException {
    // given
    temporal.then(polled(Duration.ZERO)).then(started()).then(list());
    temporal.after(INSPECTION).then(Status.DEADLINE_EXCEEDED).then(Status.DEADLINE_EXCEEDED);

    // when
    var report = reporter.of(REQUEST, false);

    // then
    assertThat(report.problems())
        .containsExactly(
            "the worker that serves the runs did not answer within 5 s: if it has ended, start"
                + " \"hawser worker\", or name the clusters with --kubeconfig and"
                + " --remote-kubeconfig");
    assertThat(temporal.deleted()).hasSize(1);
  }

  @Test
  void shouldReportTheLatestFiveRunsUnlessAllAreAskedFor() throws InterruptedException {
    // given
    var runs = list(peered(1), peered(2), peered(3), peered(4), peered(5), peered(6), peered(7));
    for (int i = 0; i < 2; i++) {
      temporal.then(DescribeTaskQueueResponse.getDefaultInstance()).then(runs);
    }

    // when
    var latest = reporter.of(REQUEST, false);
    var all = reporter.of(REQUEST, true);

    // then
    assertThat(latest.runs()).hasSize(5);
    assertThat(latest.olderRuns()).isEqualTo(2);
    assertThat(all.runs()).hasSize(7);
    assertThat(all.olderRuns()).isZero();
  }

  @Test
  void shouldReportARunThatCannotBeDescribed() throws InterruptedException {
    // given
    temporal.then(DescribeTaskQueueResponse.getDefaultInstance()).then(list(failed(1), peered(2)));
    temporal.then(Status.NOT_FOUND.withDescription("Execution not found in mutable state"));

    // when
    var report = reporter.of(REQUEST, false);

    // then
    assertThat(report.runs()).extracting(RunReport::result).containsExactly("RolledBack", "Peered");
    assertThat(report.runs().getFirst().failure()).isNull();
  }

  private static Inspection half() {
    var seen = new PeeredViews().inspection();
    return new Inspection(PeeredViews.ROME, PeeredViews.MILAN, seen.consumer(), null, List.of());
  }

  private static StartWorkflowExecutionResponse started() {
    return StartWorkflowExecutionResponse.newBuilder().setRunId("i1").setStarted(true).build();
  }

  private static HistoryEvent completed(Inspection inspection) {
    return event(9, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED).toBuilder()
        .setWorkflowExecutionCompletedEventAttributes(
            WorkflowExecutionCompletedEventAttributes.newBuilder()
                .setResult(Payloads.converter().toPayloads(inspection).orElseThrow()))
        .build();
  }

  private static QueryWorkflowResponse seen(Inspection inspection) {
    return QueryWorkflowResponse.newBuilder()
        .setQueryResult(Payloads.converter().toPayloads(inspection).orElseThrow())
        .build();
  }

  private static DescribeWorkflowExecutionResponse pending(Map<String, ?> heartbeat) {
    return DescribeWorkflowExecutionResponse.newBuilder()
        .addPendingActivities(ActivityEvents.pending(5, 1, heartbeat))
        .build();
  }

  private static DescribeWorkflowExecutionResponse notTaken() {
    return DescribeWorkflowExecutionResponse.newBuilder()
        .addPendingActivities(PendingActivityInfo.newBuilder().setActivityId("5").setAttempt(1))
        .build();
  }

  private static ListWorkflowExecutionsResponse list(WorkflowExecutionInfo... runs) {
    var list = ListWorkflowExecutionsResponse.newBuilder();
    for (var run : runs) list.addExecutions(run);
    return list.build();
  }

  private static WorkflowExecutionInfo peered(long secondsAgo) {
    return run(secondsAgo, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED, "Peered");
  }

  private static WorkflowExecutionInfo failed(long secondsAgo) {
    return run(secondsAgo, WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED, "RolledBack");
  }

  private static WorkflowExecutionInfo run(
      long secondsAgo, WorkflowExecutionStatus status, String phase) {
    var info =
        WorkflowExecutionInfo.newBuilder()
            .setExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId("peering/milan~rome")
                    .setRunId("r" + secondsAgo))
            .setType(WorkflowType.newBuilder().setName("Peer"))
            .setStatus(status)
            .setStartTime(time(secondsAgo + 10))
            .setCloseTime(time(secondsAgo));
    info.getSearchAttributesBuilder()
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_CONSUMER, payload("rome"))
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_PROVIDER, payload("milan"))
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_ACTOR, payload("ada@laptop"))
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_PHASE, payload(phase));
    return info.build();
  }

  private static Timestamp time(long secondsAgo) {
    return Timestamp.newBuilder().setSeconds(PeeredViews.NOW.getEpochSecond() - secondsAgo).build();
  }

  private static Payload payload(String text) {
    return Payloads.converter().toPayload(text).orElseThrow();
  }
}
