package dev.hawser.sandbox.contract;

import dev.hawser.liqo.Clients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.Payloads;
import dev.hawser.peering.Peerings;
import dev.hawser.sandbox.Sandbox;
import dev.hawser.sandbox.SandboxCluster;
import dev.hawser.sandbox.engine.EmbeddedTemporal;
import dev.hawser.sandbox.faults.proxy.FaultProxy;
import dev.hawser.starter.temporal.Connection;
import dev.hawser.starter.temporal.Temporal;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Two clusters, an engine, and a worker in haste that reaches the clusters through proxies. */
final class Roadstead implements AutoCloseable {
  /** Liqo deletes no Tenant while it awaits a certificate for it. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  final Sandbox sandbox;
  final FaultProxy wayToMilan;
  final Haste haste = new Haste();
  final Arena arena;

  private final EmbeddedTemporal engine = EmbeddedTemporal.start();
  private final WorkflowServiceStubs stubs;
  private final FaultProxy wayToRome;
  private final List<LiqoCluster> clusters;
  private final Workers workers;
  private final Temporal temporal;

  /**
   * @param folder for kubeconfigs
   */
  Roadstead(Path folder) {
    sandbox = Sandbox.start(folder, liqo -> liqo.certificateTimeout(SHORT));
    wayToRome = FaultProxy.start("rome", sandbox.rome().kubeconfig(), folder);
    wayToMilan = FaultProxy.start("milan", sandbox.milan().kubeconfig(), folder);
    var options =
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(engine.address())
            .setGrpcClientInterceptors(List.of(haste))
            .build();
    stubs = WorkflowServiceStubs.newConnectedServiceStubs(options, Duration.ofSeconds(30));
    clusters = List.of(connect(wayToRome), connect(wayToMilan));
    var settings = WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(1));
    workers = Workers.start(stubs, "default", clusters, settings.onTestServer());
    temporal = new Temporal(Connection.load(Map.of(), engine.address(), null, null));
    var client = WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build();
    arena =
        new Arena(
            side(sandbox.rome(), clusters.get(0)),
            side(sandbox.milan(), clusters.get(1)),
            WorkflowClient.newInstance(stubs, client));
  }

  /** Where the engine is, as an option of the command line. */
  String address() {
    return engine.address();
  }

  /** The pair's run, as {@code hawser status} shows it. */
  StuckRun shown() {
    var id = Peerings.workflowId(arena.rome().id(), arena.milan().id());
    return new StuckRun(temporal, id, StuckRun.nothingTold());
  }

  private static LiqoCluster connect(FaultProxy way) {
    return LiqoCluster.connect(Clients.fromKubeconfig(way.kubeconfig(), null), "liqo");
  }

  private static Side side(SandboxCluster cluster, LiqoCluster as) {
    return new Side(as.id(), cluster.client());
  }

  @Override
  public void close() {
    workers.close();
    clusters.forEach(LiqoCluster::close);
    temporal.close();
    stubs.shutdownNow();
    engine.close();
    wayToRome.close();
    wayToMilan.close();
    sandbox.close();
  }
}
