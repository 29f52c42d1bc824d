package dev.hawser.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListClosedWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list of runs, from pages of Temporal's. */
@Timeout(30)
class RunListTest {
  private final ScriptedTemporal temporal = new ScriptedTemporal();

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldReadAllPagesNewestFirst() {
    // given
    temporal.then(page("more", run("peering/a~b", 1))).then(page("", run("peering/a~c", 2)));

    // when
    var list = RunList.all(temporal.client());

    // then
    assertThat(list.runs())
        .extracting(run -> run.getExecution().getWorkflowId())
        .containsExactly("peering/a~c", "peering/a~b");
    assertThat(list.note()).isEmpty();
  }

  @Test
  void shouldStopAfterTenPagesAndSaySo() {
    // given
    temporal.thenAlways(page("more", run("peering/a~b", 1)));

    // when
    var list = RunList.all(temporal.client());

    // then
    assertThat(temporal.requests()).hasSize(10);
    assertThat(list.runs()).hasSize(10);
    assertThat(list.note()).isEqualTo("only 10 runs were read: there are more");
  }

  @Test
  void shouldLeaveOutRunsThatOnlyStartedThePairsOwn() {
    // given
    temporal.then(page("", run("anything", 1), run("peering/a~b", 2)));

    // when
    var list = RunList.all(temporal.client());

    // then
    assertThat(list.ofPairs())
        .extracting(run -> run.getExecution().getWorkflowId())
        .containsExactly("peering/a~b");
  }

  @Test
  void shouldListTheRunsOfAServerThatKnowsNoQueries() {
    // given
    temporal
        .then(Status.UNIMPLEMENTED)
        .then(
            ListOpenWorkflowExecutionsResponse.newBuilder()
                .addExecutions(run("peering/a~b", 1))
                .build())
        .then(
            ListClosedWorkflowExecutionsResponse.newBuilder()
                .addExecutions(
                    run("inspect/a~b/1", 2).toBuilder()
                        .setType(WorkflowType.newBuilder().setName("Inspect")))
                .build());

    // when
    var list = RunList.all(temporal.client());

    // then
    assertThat(list.runs()).hasSize(1);
    assertThat(list.note()).isEmpty();
  }

  private static ListWorkflowExecutionsResponse page(String next, WorkflowExecutionInfo... runs) {
    var page =
        ListWorkflowExecutionsResponse.newBuilder().setNextPageToken(ByteString.copyFromUtf8(next));
    for (var run : runs) page.addExecutions(run);
    return page.build();
  }

  private static WorkflowExecutionInfo run(String workflowId, long started) {
    return WorkflowExecutionInfo.newBuilder()
        .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId).setRunId("r1"))
        .setType(WorkflowType.newBuilder().setName("Peer"))
        .setStartTime(Timestamp.newBuilder().setSeconds(started))
        .build();
  }
}
