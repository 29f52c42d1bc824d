package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.activity.TaskQueues;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.Unpeer;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.payload.Payloads;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.List;

/** Hawser's workers on recorded clusters, with a Temporal server of their own. */
record HawserClient(
    EmbeddedTemporal temporal,
    WorkflowServiceStubs stubs,
    List<LiqoCluster> clusters,
    Workers workers,
    WorkflowClient client)
    implements AutoCloseable {
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(30);
  private static final String PAIR = "{\"consumer\": \"alpha\", \"provider\": \"beta\"}";

  static HawserClient on(RecordedClusters recorded) {
    var temporal = EmbeddedTemporal.start();
    var target = WorkflowServiceStubsOptions.newBuilder().setTarget(temporal.address()).build();
    var stubs = WorkflowServiceStubs.newConnectedServiceStubs(target, CONNECTION_TIMEOUT);
    var clusters =
        recorded.kubeconfigs().stream()
            .map(file -> LiqoCluster.connect(KubernetesClients.fromKubeconfig(file, null), "liqo"))
            .toList();
    var settings =
        WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2)).onTestServer();
    var workers = Workers.start(stubs, "default", clusters, settings);
    var options = WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build();
    var client = WorkflowClient.newInstance(stubs, options);
    return new HawserClient(temporal, stubs, clusters, workers, client);
  }

  /** Peers alpha with beta, with the default options. */
  void peer() {
    var unused = client.newWorkflowStub(Peer.class, options()).peer(read(PeerRequest.class));
  }

  void unpeer() {
    var unused = client.newWorkflowStub(Unpeer.class, options()).unpeer(read(UnpeerRequest.class));
  }

  private static <T> T read(Class<T> type) {
    try {
      return Payloads.json().readValue(PAIR, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.RUNS)
        .setWorkflowId("peering/alpha~beta")
        .build();
  }

  @Override
  public void close() {
    workers.close();
    clusters.forEach(LiqoCluster::close);
    stubs.shutdownNow();
    temporal.close();
  }
}
