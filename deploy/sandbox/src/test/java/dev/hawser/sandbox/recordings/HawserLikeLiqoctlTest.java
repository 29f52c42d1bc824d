package dev.hawser.sandbox.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.cluster.TaskQueues;
import dev.hawser.liqo.Clients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.Payloads;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.Unpeer;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.sandbox.comparison.Comparison;
import dev.hawser.sandbox.comparison.Difference;
import dev.hawser.sandbox.comparison.Ledger;
import dev.hawser.sandbox.engine.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run of Hawser leaves, against what liqoctl left on real Liqo. */
class HawserLikeLiqoctlTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PAIR = "{\"consumer\": \"alpha\", \"provider\": \"beta\"}";

  private final Ledger scope = Ledgers.recordings();
  private final Ledger own = Ledgers.hawser();
  private final Comparison comparison = new Comparison(scope);

  @TempDir Path folder;

  @Test
  void shouldLeaveTheObjectsThatLiqoctlLeaves() throws Exception {
    var golden = Recording.folder();
    if (golden.isEmpty()) System.err.println("SKIPPED: no recordings of real Liqo (shared/golden)");
    assumeTrue(golden.isPresent(), "no recordings");
    // given
    var recording = Recording.read(golden.orElseThrow().resolve("a-full-defaults"));
    try (var stage = Stage.like(recording, folder);
        var engine = EmbeddedTemporal.start();
        var workers = workers(stage, engine)) {
      // when
      workers.client().newWorkflowStub(Peer.class, options()).peer(read(PeerRequest.class));
      // then
      assertEquals(List.of(), unexplained(recording, 0, stage));
      // when
      workers.client().newWorkflowStub(Unpeer.class, options()).unpeer(read(UnpeerRequest.class));
      // then
      assertEquals(List.of(), unexplained(recording, 1, stage));
    }
    assertTrue(own.unused().isEmpty(), () -> "not needed any more: " + own.unused());
  }

  private List<Difference> unexplained(Recording recording, int command, Stage stage)
      throws InterruptedException {
    var expected = recording.before(recording.endOf(command)).newcomers();
    var label = recording.commands().get(command).label().startsWith("peer") ? "peer" : "unpeer";
    var unused =
        stage
            .observation()
            .await(
                world ->
                    comparison.of(expected, world.newcomers()).stream()
                        .allMatch(each -> own.explains(label, each)),
                PATIENCE);
    return comparison.of(expected, stage.observation().world().newcomers()).stream()
        .filter(each -> !own.explains(label, each))
        .toList();
  }

  private static <T> T read(Class<T> type) throws Exception {
    return Payloads.json().readValue(PAIR, type);
  }

  private static WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(TaskQueues.RUNS)
        .setWorkflowId("peering/alpha~beta")
        .build();
  }

  private static RunningWorkers workers(Stage stage, EmbeddedTemporal engine) {
    var target = WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build();
    var stubs = WorkflowServiceStubs.newConnectedServiceStubs(target, PATIENCE);
    var clusters =
        stage.kubeconfigs().stream()
            .map(file -> LiqoCluster.connect(Clients.fromKubeconfig(file, null), "liqo"))
            .toList();
    var settings =
        WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2)).onTestServer();
    var workers = Workers.start(stubs, "default", clusters, settings);
    var options = WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build();
    return new RunningWorkers(stubs, clusters, workers, WorkflowClient.newInstance(stubs, options));
  }

  private record RunningWorkers(
      WorkflowServiceStubs stubs,
      List<LiqoCluster> clusters,
      Workers workers,
      WorkflowClient client)
      implements AutoCloseable {
    @Override
    public void close() {
      workers.close();
      clusters.forEach(LiqoCluster::close);
      stubs.shutdownNow();
    }
  }
}
