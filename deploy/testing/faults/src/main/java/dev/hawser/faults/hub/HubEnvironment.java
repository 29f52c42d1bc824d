package dev.hawser.faults.hub;

import dev.hawser.activity.ClusterId;
import dev.hawser.environment.SandboxCluster;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.simulator.runtime.LiqoOptions;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A hub and its spokes, an engine, and one worker that serves them all. */
final class HubEnvironment implements AutoCloseable {
  private static final String HUB = "hub";

  private final SandboxCluster hub;
  private final List<Spoke> spokes;
  private final EmbeddedTemporal engine;
  private final WorkflowServiceStubs stubs;
  private final List<LiqoCluster> served;
  private final Workers workers;

  /** Every second spoke is a provider of the hub, the others are its consumers. */
  HubEnvironment(Path folder, int size) {
    hub = SandboxCluster.start(LiqoOptions.of(HUB), folder);
    spokes = IntStream.rangeClosed(1, size).mapToObj(number -> spoke(number, folder)).toList();
    engine = EmbeddedTemporal.start();
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build();
    stubs = WorkflowServiceStubs.newConnectedServiceStubs(options, Duration.ofSeconds(30));
    served =
        Stream.concat(Stream.of(hub), spokes.stream().map(Spoke::cluster))
            .map(cluster -> KubernetesClients.fromKubeconfig(cluster.kubeconfig(), null))
            .map(client -> LiqoCluster.connect(client, "liqo"))
            .toList();
    var settings =
        WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(1)).onTestServer();
    workers = Workers.start(stubs, "default", served, settings);
  }

  private static Spoke spoke(int number, Path folder) {
    String id = "spoke-" + number;
    var options = LiqoOptions.of(id).podCidr("10." + (100 + number) + ".0.0/16");
    return Spoke.of(SandboxCluster.start(options, folder), id, number % 2 == 1);
  }

  ClusterUser hub() {
    return new ClusterUser(new ClusterId(HUB), hub.client());
  }

  List<Spoke> spokes() {
    return spokes;
  }

  WorkflowClient temporal() {
    return PeeringEnvironment.client(stubs);
  }

  @Override
  public void close() {
    workers.close();
    served.forEach(LiqoCluster::close);
    stubs.shutdownNow();
    engine.close();
    var clusters = new ArrayList<SandboxCluster>();
    spokes.forEach(spoke -> clusters.add(spoke.cluster()));
    clusters.add(hub);
    clusters.forEach(SandboxCluster::close);
  }
}
