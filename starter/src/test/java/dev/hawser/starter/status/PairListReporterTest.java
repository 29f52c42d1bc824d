package dev.hawser.starter.status;

import static dev.hawser.starter.temporal.ScriptedTemporal.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.Verdict;
import dev.hawser.starter.temporal.RunList;
import dev.hawser.starter.temporal.ScriptedTemporal;
import io.grpc.Status;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The list of all peerings, which asks Temporal a bounded number of times and no cluster at all.
 */
@Timeout(30)
class PairListReporterTest {
  private static final int ASKED = 20;

  private final ScriptedTemporal temporal = new ScriptedTemporal();
  private final PairListReporter reporter = new PairListReporter(temporal.client());

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldListEachDirectionOnceWithItsLatestRun() throws InterruptedException {
    // given
    var runs =
        list(
            ended("rome", "milan", "Unpeered", 3),
            ended("milan", "rome", "Peered", 2),
            ended("rome", "milan", "Peered", 1));

    // when
    var pairs = reporter.pairs(runs);

    // then
    assertThat(pairs)
        .extracting(pair -> pair.consumer() + " " + pair.provider() + " " + pair.verdict().word())
        .containsExactly("milan rome Peered", "rome milan NotPeered");
    assertThat(temporal.requests()).isEmpty();
  }

  @Test
  void shouldAskOnlyTheLatestOfManyRunsWhatTheyWaitFor() throws InterruptedException {
    // given
    var runs =
        IntStream.range(0, 50)
            .mapToObj(i -> open("rome", "milan-" + i, i))
            .toArray(WorkflowExecutionInfo[]::new);
    for (int i = 0; i < ASKED; i++) temporal.then(page()).then(nothingPending());

    // when
    var pairs = reporter.pairs(list(runs));

    // then
    assertThat(pairs).hasSize(50).extracting(PairLine::verdict).containsOnly(Verdict.PEERING);
    assertThat(temporal.requests()).hasSize(2 * ASKED);
  }

  @Test
  void shouldListARunThatCannotBeDescribed() throws InterruptedException {
    // given
    temporal.then(Status.NOT_FOUND.withDescription("Execution not found in mutable state"));

    // when
    var pairs =
        reporter.pairs(list(open("rome", "milan", 2), ended("paris", "milan", "Peered", 1)));

    // then
    assertThat(pairs).extracting(PairLine::consumer).containsExactly("paris", "rome");
    assertThat(pairs).extracting(PairLine::reason).containsOnly("");
  }

  private static DescribeWorkflowExecutionResponse nothingPending() {
    return DescribeWorkflowExecutionResponse.getDefaultInstance();
  }

  private static RunList list(WorkflowExecutionInfo... runs) {
    return new RunList(List.of(runs), "");
  }

  private static WorkflowExecutionInfo open(String consumer, String provider, long started) {
    return run(consumer, provider, "Peering", started)
        .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .build();
  }

  private static WorkflowExecutionInfo ended(
      String consumer, String provider, String phase, long started) {
    return run(consumer, provider, phase, started)
        .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED)
        .setCloseTime(Timestamp.newBuilder().setSeconds(started + 1))
        .build();
  }

  private static WorkflowExecutionInfo.Builder run(
      String consumer, String provider, String phase, long started) {
    var run =
        WorkflowExecutionInfo.newBuilder()
            .setExecution(
                WorkflowExecution.newBuilder()
                    .setWorkflowId("peering/" + consumer + "~" + provider)
                    .setRunId("r" + started))
            .setType(
                WorkflowType.newBuilder().setName(phase.equals("Unpeered") ? "Unpeer" : "Peer"))
            .setStartTime(Timestamp.newBuilder().setSeconds(started));
    run.getSearchAttributesBuilder()
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_CONSUMER, payload(consumer))
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_PROVIDER, payload(provider))
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_PHASE, payload(phase));
    return run;
  }

  private static Payload payload(String text) {
    return Payloads.converter().toPayload(text).orElseThrow();
  }
}
