package dev.hawser.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Sandbox;
import dev.hawser.faultproxy.grpc.CallFault;
import dev.hawser.faultproxy.grpc.CallFault.Delay;
import dev.hawser.faultproxy.grpc.CallFault.LostAnswer;
import dev.hawser.faultproxy.grpc.CallFault.Outage;
import dev.hawser.faultproxy.grpc.CallFault.Refusal;
import dev.hawser.faultproxy.grpc.CallFault.Reset;
import dev.hawser.faultproxy.grpc.TemporalProxy;
import dev.hawser.harness.PeeringObserver;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.Peer;
import dev.hawser.peering.Unpeer;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.grpc.Status.Code;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A peering completes whatever happens to the calls between its worker and Temporal. Which call of
 * each method it happens to is drawn from the seed; {@code -Dseed=N} draws others.
 */
@SuppressWarnings("NullAway.Init")
class CallFaultsIT {
  private static final long SEED = Long.getLong("seed", 1);

  /** The methods through which a worker takes and reports work. */
  private static final List<String> METHODS =
      List.of(
          "PollWorkflowTaskQueue",
          "PollActivityTaskQueue",
          "RespondWorkflowTaskCompleted",
          "RespondActivityTaskCompleted");

  private static final List<CallFault> FAULTS =
      List.of(
          new Refusal(Code.UNAVAILABLE),
          new Refusal(Code.RESOURCE_EXHAUSTED),
          new Refusal(Code.DEADLINE_EXCEEDED),
          new Refusal(Code.INTERNAL),
          new Delay(Duration.ofMillis(300)),
          new LostAnswer(),
          new Reset(),
          new Outage(Duration.ofMillis(500)));

  private static final int ROUNDS = 2;

  private static Sandbox sandbox;
  private static EmbeddedTemporal engine;
  private static TemporalProxy proxy;
  private static WorkflowServiceStubs direct;
  private static WorkflowServiceStubs proxied;
  private static List<LiqoCluster> clusters;
  private static Workers workers;
  private static PeeringObserver witness;

  @BeforeAll
  static void open(@TempDir Path folder) {
    sandbox = Sandbox.start(folder);
    engine = EmbeddedTemporal.start();
    proxy = TemporalProxy.to(engine.address());
    direct = connect(engine.address());
    proxied = connect(proxy.address());
    clusters =
        sandbox.clusters().stream()
            .map(cluster -> KubernetesClients.fromKubeconfig(cluster.kubeconfig(), null))
            .map(client -> LiqoCluster.connect(client, "liqo"))
            .toList();
    var settings = WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2));
    workers = Workers.start(proxied, "default", clusters, settings.onTestServer());
    witness = PeeringObserver.of(sandbox.rome().kubeconfig(), sandbox.milan().kubeconfig(), direct);
  }

  private static WorkflowServiceStubs connect(String address) {
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget(address).build();
    return WorkflowServiceStubs.newConnectedServiceStubs(options, Duration.ofSeconds(30));
  }

  @AfterAll
  static void close() {
    workers.close();
    clusters.forEach(LiqoCluster::close);
    witness.close();
    proxied.shutdownNow();
    direct.shutdownNow();
    proxy.close();
    engine.close();
    sandbox.close();
  }

  /** Every fault at every method, dealt to a few peerings. */
  @TestFactory
  Stream<DynamicTest> shouldPeerWhatever() {
    var random = new Random(SEED);
    var disturbances = new ArrayList<Disturbance>();
    for (var method : METHODS) {
      for (var fault : FAULTS) disturbances.add(new Disturbance(method, fault));
    }
    Collections.shuffle(disturbances, random);
    int share = disturbances.size() / ROUNDS;
    return IntStream.range(0, ROUNDS)
        .mapToObj(round -> disturbances.subList(round * share, (round + 1) * share))
        .map(dealt -> DynamicTest.dynamicTest("seed " + SEED + ": " + dealt, () -> peer(dealt)));
  }

  private record Disturbance(String method, CallFault fault) {}

  private static void peer(List<Disturbance> disturbances) {
    // given
    var before = witness.look();
    var calls = new HashMap<String, Integer>();
    for (var each : disturbances) {
      int next = calls.merge(each.method(), 1, Integer::sum);
      proxy.faults().plan(each.method(), next, each.fault());
    }

    // when
    peer();

    // then
    assertThat(witness.isPeered(witness.first())).isTrue();
    assertThat(proxy.faults().pending()).isZero();
    unpeer();
    assertThat(witness.leftOverSince(before)).isEmpty();
    witness.tidy();
  }

  private static void peer() {
    var stub = witness.temporal().newWorkflowStub(Peer.class, options());
    stub.peer(witness.peer(witness.first(), ""));
  }

  private static void unpeer() {
    var stub = witness.temporal().newWorkflowStub(Unpeer.class, options());
    stub.unpeer(witness.unpeer(witness.first(), "\"deleteNamespaces\": true"));
  }

  private static WorkflowOptions options() {
    return WorkflowOptions.newBuilder()
        .setTaskQueue(dev.hawser.activity.TaskQueues.RUNS)
        .setWorkflowId(
            dev.hawser.peering.PeeringWorkflows.workflowId(witness.first(), witness.second()))
        .build();
  }
}
