package dev.hawser.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.peering.PeerRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunStarterTest {
  private final ScriptedTemporal temporal = new ScriptedTemporal();

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldTellTemporalDirectionAndReason() {
    // given
    temporal.then(
        StartWorkflowExecutionResponse.newBuilder().setRunId("r1").setStarted(true).build());
    var request =
        PeerRequest.builder(new ClusterId("rome"), new ClusterId("milan"))
            .reason("nightly jobs")
            .build();

    // when
    new RunStarter(temporal.client()).peer(request);

    // then
    var sent = (StartWorkflowExecutionRequest) temporal.requests().getFirst();
    var summary = temporal.client().value(sent.getUserMetadata().getSummary(), String.class);
    assertThat(summary).isEqualTo("rome → milan: nightly jobs");
  }
}
