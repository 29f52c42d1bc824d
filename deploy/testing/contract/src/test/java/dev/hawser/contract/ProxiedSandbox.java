package dev.hawser.contract;

import dev.hawser.environment.Sandbox;
import dev.hawser.environment.SandboxCluster;
import dev.hawser.faultproxy.FaultProxy;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.Payloads;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import dev.hawser.temporalserver.EmbeddedTemporal;
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
final class ProxiedSandbox implements AutoCloseable {
  /** Liqo deletes no Tenant while it awaits a certificate for it. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  final Sandbox sandbox;
  final FaultProxy wayToMilan;
  final ShortPauses haste = new ShortPauses();
  final PeeringEnvironment arena;

  private final EmbeddedTemporal engine = EmbeddedTemporal.start();
  private final WorkflowServiceStubs stubs;
  private final FaultProxy wayToRome;
  private final List<LiqoCluster> clusters;
  private final Workers workers;
  private final TemporalClient temporal;

  /**
   * @param folder for kubeconfigs
   */
  ProxiedSandbox(Path folder) {
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
    temporal = new TemporalClient(TemporalConnection.load(Map.of(), engine.address(), null, null));
    var client = WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build();
    arena =
        new PeeringEnvironment(
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
    var id = PeeringWorkflows.workflowId(arena.rome().id(), arena.milan().id());
    return new StuckRun(temporal, id, StuckRun.nothingTold());
  }

  private static LiqoCluster connect(FaultProxy way) {
    return LiqoCluster.connect(KubernetesClients.fromKubeconfig(way.kubeconfig(), null), "liqo");
  }

  private static ClusterUser side(SandboxCluster cluster, LiqoCluster as) {
    return new ClusterUser(as.id(), cluster.client());
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
