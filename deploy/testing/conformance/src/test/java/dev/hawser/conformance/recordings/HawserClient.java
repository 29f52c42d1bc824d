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

/** Hawser at work on the clusters of a stage, with an engine of its own. */
record HawserClient(
    EmbeddedTemporal engine,
    WorkflowServiceStubs stubs,
    List<LiqoCluster> clusters,
    Workers workers,
    WorkflowClient client)
    implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final String PAIR = "{\"consumer\": \"alpha\", \"provider\": \"beta\"}";

  static HawserClient on(RecordedClusters stage) {
    var engine = EmbeddedTemporal.start();
    var target = WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build();
    var stubs = WorkflowServiceStubs.newConnectedServiceStubs(target, ANSWER);
    var clusters =
        stage.kubeconfigs().stream()
            .map(file -> LiqoCluster.connect(KubernetesClients.fromKubeconfig(file, null), "liqo"))
            .toList();
    var settings =
        WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2)).onTestServer();
    var workers = Workers.start(stubs, "default", clusters, settings);
    var options = WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build();
    var client = WorkflowClient.newInstance(stubs, options);
    return new HawserClient(engine, stubs, clusters, workers, client);
  }

  /** Peers alpha with beta, with defaults. */
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
    engine.close();
  }
}
