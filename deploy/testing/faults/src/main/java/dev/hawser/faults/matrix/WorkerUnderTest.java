package dev.hawser.faults.matrix;

import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An engine and a worker of both clusters that know nothing of earlier runs. */
final class WorkerUnderTest implements AutoCloseable {
  private final EmbeddedTemporal engine;
  private final WorkflowServiceStubs stubs;
  private final List<LiqoCluster> clusters;
  private final Workers workers;

  private WorkerUnderTest(
      EmbeddedTemporal engine,
      WorkflowServiceStubs stubs,
      List<LiqoCluster> clusters,
      Workers workers) {
    this.engine = engine;
    this.stubs = stubs;
    this.clusters = clusters;
    this.workers = workers;
  }

  /** The worker acts with the credentials of these. */
  static WorkerUnderTest hire(Path consumer, Path provider) {
    var engine = EmbeddedTemporal.start();
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build();
    var stubs = WorkflowServiceStubs.newConnectedServiceStubs(options, Duration.ofSeconds(30));
    var clusters =
        List.of(
            LiqoCluster.connect(KubernetesClients.fromKubeconfig(consumer, null), "liqo"),
            LiqoCluster.connect(KubernetesClients.fromKubeconfig(provider, null), "liqo"));
    var settings =
        WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(1)).onTestServer();
    return new WorkerUnderTest(
        engine, stubs, clusters, Workers.start(stubs, "default", clusters, settings));
  }

  WorkflowClient temporal() {
    return PeeringEnvironment.client(stubs);
  }

  @Override
  public void close() {
    workers.close();
    clusters.forEach(LiqoCluster::close);
    stubs.shutdownNow();
    engine.close();
  }
}
