package dev.hawser.starter.temporal;

import static dev.hawser.starter.temporal.ScriptedTemporal.event;
import static dev.hawser.starter.temporal.ScriptedTemporal.page;
import static dev.hawser.starter.temporal.ScriptedTemporal.polled;
import static io.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.outcome.CommandException;
import io.grpc.Status;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.update.v1.Outcome;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.PollWorkflowExecutionUpdateResponse;
import io.temporal.api.workflowservice.v1.QueryWorkflowResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every call of a command survives a short outage of Temporal, and has one effect. */
@Timeout(30)
class OutageTest {
  private static final RunId RUN = new RunId("peering/milan~rome", "r1");

  private final ScriptedTemporal temporal = new ScriptedTemporal();

  @AfterEach
  void close() {
    temporal.close();
  }

  /**
   * A call of the command line.
   *
   * @param answer what Temporal answers
   * @param made what the client makes of it
   */
  private record Call(
      String name, Object answer, Object made, Function<TemporalClient, Object> make) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Call QUERY =
      new Call(
          "query",
          QueryWorkflowResponse.newBuilder().setQueryResult(payloads("stuck")).build(),
          "stuck",
          client -> client.runs().query(RUN, "status", String.class).orElse("no answer"));

  private static final List<Call> CALLS =
      List.of(
          new Call(
              "start",
              StartWorkflowExecutionResponse.newBuilder().setRunId("r1").setStarted(true).build(),
              "r1",
              client ->
                  client.runs().start("Peer", RUN.workflow(), Map.of(), "", null).run().run()),
          new Call(
              "describe",
              DescribeWorkflowExecutionResponse.newBuilder()
                  .setWorkflowExecutionInfo(WorkflowExecutionInfo.newBuilder().setHistoryLength(7))
                  .build(),
              7L,
              client ->
                  client
                      .runs()
                      .describe(RUN)
                      .orElseThrow()
                      .getWorkflowExecutionInfo()
                      .getHistoryLength()),
          new Call(
              "list",
              ListWorkflowExecutionsResponse.newBuilder()
                  .addExecutions(WorkflowExecutionInfo.getDefaultInstance())
                  .build(),
              1,
              client -> RunList.all(client).runs().size()),
          new Call(
              "history",
              page(event(1, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED)),
              1,
              client -> client.history(RUN).events().size()),
          QUERY,
          new Call(
              "workers", polled(Duration.ZERO), true, client -> client.queues().isServed("hawser")),
          new Call(
              "update",
              UpdateWorkflowExecutionResponse.newBuilder().setOutcome(answer("done")).build(),
              "done",
              client -> new UpdateClient(client, RUN).execute("retry", null)));

  static Stream<Arguments> outages() {
    return CALLS.stream()
        .flatMap(
            call ->
                CallRetries.TEMPORARY.stream()
                    .filter(code -> call != QUERY || code != Status.Code.DEADLINE_EXCEEDED)
                    .map(code -> Arguments.of(call, code)));
  }

  @ParameterizedTest
  @MethodSource("outages")
  void shouldSurviveAnOutage(Call call, Status.Code code) {
    // given
    var failure = code.toStatus();
    temporal.then(failure).then(failure).then(failure).then(call.answer());

    // when
    var made = call.make().apply(temporal.client());

    // then
    assertThat(made).isEqualTo(call.made());
    assertThat(temporal.requests()).hasSize(4).containsOnly(temporal.requests().getFirst());
  }

  @Test
  void shouldAskForTheOutcomeOfAnUpdateAgain() {
    // given
    temporal
        .then(
            UpdateWorkflowExecutionResponse.newBuilder()
                .setStage(UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_ACCEPTED)
                .build())
        .then(Status.UNAVAILABLE)
        .then(PollWorkflowExecutionUpdateResponse.newBuilder().setOutcome(answer("done")).build());

    // when
    var answer = new UpdateClient(temporal.client(), RUN).execute("retry", null);

    // then
    assertThat(answer).isEqualTo("done");
  }

  /** Temporal waits for a worker until the deadline; a second wait would be no better. */
  @Test
  void shouldNotRepeatAQueryThatNobodyAnswers() {
    // given
    temporal.then(Status.DEADLINE_EXCEEDED);

    // when
    var answer = temporal.client().runs().query(RUN, "status", String.class);

    // then
    assertThat(answer).isEmpty();
    assertThat(temporal.requests()).hasSize(1);
  }

  @Test
  void shouldSayThatTemporalIsAwayAndThenGiveUp() {
    // given
    temporal.then(polled(Duration.ZERO)).thenAlways(Status.UNAVAILABLE);
    boolean isServed = temporal.client().queues().isServed("hawser");

    // when
    var failure =
        catchThrowableOfType(CommandException.class, () -> temporal.client().runs().describe(RUN));

    // then
    assertThat(isServed).isTrue();
    assertThat(temporal.notices())
        .containsExactly(
            "Temporal at scripted:7233 is away or overloaded; trying again for up to 60 s. To stop,"
                + " press Ctrl-C");
    assertThat(failure)
        .hasMessageStartingWith("cannot reach Temporal at scripted:7233 (from a script): ");
  }

  private static Outcome answer(String text) {
    return Outcome.newBuilder().setSuccess(payloads(text)).build();
  }

  private static io.temporal.api.common.v1.Payloads payloads(String text) {
    return Payloads.converter().toPayloads(text).orElseThrow();
  }
}
