package dev.hawser.starter.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.hawser.activity.ClusterId;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.starter.temporal.ScriptedTemporal;
import io.grpc.Status;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who serves which cluster. */
@Timeout(30)
class ClusterServicesTest {
  private final ScriptedTemporal temporal = new ScriptedTemporal();
  private final List<String> warnings = new ArrayList<>();
  private final ClusterServices services = new ClusterServices(temporal.client(), warnings::add);

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldListWorkersByClusterAndThoseThatNobodyServes() {
    // given
    temporal
        .then(polledBy("42@hub"))
        .then(runs("rome", "milan"))
        .then(polledBy("42@hub", "7@laptop"))
        .then(DescribeTaskQueueResponse.getDefaultInstance())
        .then(polledBy("42@hub"));

    // when
    var found = services.of(List.of(new ClusterId("paris")));

    // then
    assertThat(ClustersText.of(found, PeeredViews.NOW, 80))
        .isEqualTo(
            """
            CLUSTER   SERVED   LAST POLL   CLUSTERS   WORKER
            (runs)    yes      3h          2          42@hub
            milan     yes      3h          2          42@hub
            milan     yes      3h          1          7@laptop
            paris     no       -           -          -
            rome      yes      3h          2          42@hub\
            """);
    assertThat(warnings).isEmpty();
    assertThat(temporal.unused()).isZero();
  }

  @Test
  void shouldNotHideTheOthersBehindAClusterOfWhichNothingIsKnown() {
    // given
    temporal
        .then(Status.UNIMPLEMENTED)
        .then(runs("rome", "milan"))
        .then(Status.PERMISSION_DENIED)
        .then(polledBy("7@laptop"));

    // when
    var found = services.of(List.of());

    // then
    assertThat(ClustersText.of(found, PeeredViews.NOW, 80).lines().skip(1))
        .containsExactly(
            "(runs)    unknown   -           -          -",
            "milan     unknown   -           -          -",
            "rome      yes       3h          1          7@laptop");
  }

  private static DescribeTaskQueueResponse polledBy(String... workers) {
    var response = DescribeTaskQueueResponse.newBuilder();
    for (String worker : workers) {
      response.addPollers(
          PollerInfo.newBuilder()
              .setIdentity(worker)
              .setLastAccessTime(
                  Timestamp.newBuilder().setSeconds(PeeredViews.SINCE.getEpochSecond())));
    }
    return response.build();
  }

  private static ListWorkflowExecutionsResponse runs(String consumer, String provider) {
    var run = WorkflowExecutionInfo.newBuilder();
    run.getSearchAttributesBuilder()
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_CONSUMER, payload(consumer))
        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_PROVIDER, payload(provider));
    return ListWorkflowExecutionsResponse.newBuilder().addExecutions(run).build();
  }

  private static Payload payload(String text) {
    return Payloads.converter().toPayload(text).orElseThrow();
  }
}
