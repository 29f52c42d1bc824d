package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Sandbox;
import dev.hawser.faultproxy.FaultProxy;
import dev.hawser.faultproxy.RequestPoint;
import dev.hawser.faultproxy.grpc.TemporalProxy;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.liqo.KubernetesClients;
import dev.hawser.liqo.LiqoCluster;
import dev.hawser.peering.Payloads;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import dev.hawser.worker.Workers;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that reaches its cluster and not Temporal: its step is somebody else's by then. */
class SandboxCutOffTest {
  /** Longer than it pauses between two requests to a cluster that is away. */
  private static final Duration GRACE = Duration.ofSeconds(6);

  private final Deque<Runnable> closing = new ArrayDeque<>();

  @AfterEach
  void close() {
    closing.forEach(Runnable::run);
  }

  @Test
  void shouldWriteNothingMoreWhenTemporalHasGivenUpOnIt(@TempDir Path folder) {
    // given
    var sandbox = opened(Sandbox.start(folder));
    var engine = opened(EmbeddedTemporal.start());
    var link = opened(TemporalProxy.to(engine.address()));
    var way = opened(FaultProxy.start("milan", sandbox.milan().kubeconfig(), folder));
    var direct = connected(engine.address());
    var settings = WorkerSettings.defaults().withShutdownGrace(GRACE).onTestServer();
    var runs = opened(Workers.start(direct, "default", List.of(), settings));
    var rome = cluster(sandbox.rome().kubeconfig());
    var cutOff =
        Workers.start(
            connected(link.address()),
            "default",
            List.of(rome, cluster(way.kubeconfig())),
            settings.withoutRuns());
    var arena = arena(sandbox, direct);
    sandbox.rome().liqo().knobs().pause(LiqoComponent.CONTROLLER_MANAGER);
    var run = startPeer(arena);
    String here = ClusterUser.tenantNamespace(arena.milan());
    Expect.eventually(
        "it waits for a signature",
        () -> arena.rome().get(ResourceKind.SECRET, here, "liqo-signed-nonce").isPresent());
    way.shut();
    way.set(List.of());
    sandbox.rome().liqo().knobs().resume(LiqoComponent.CONTROLLER_MANAGER);
    shown(arena, engine).tells("milan: ", "an answer of milan");

    // when
    link.gate().shut();
    var other =
        opened(
            Workers.start(
                direct,
                "default",
                List.of(rome, cluster(sandbox.milan().kubeconfig())),
                settings.withoutRuns()));
    run.getResult(Void.class);
    arena.unpeer(arena.rome(), arena.milan(), "");
    way.open();
    cutOff.close();

    // then
    assertThat(runs.isServing()).isTrue();
    assertThat(other.isServing()).isTrue();
    assertThat(way.sites()).extracting(RequestPoint::verb).isSubsetOf("get", "list", "watch");
    assertThat(
            arena
                .milan()
                .get(ResourceKind.TENANT, ClusterUser.tenantNamespace(arena.rome()), "rome"))
        .isEmpty();
  }

  private static WorkflowStub startPeer(PeeringEnvironment arena) {
    var peer =
        arena.temporal().newWorkflowStub(Peer.class, arena.options(arena.rome(), arena.milan()));
    WorkflowClient.start(
        peer::peer,
        PeeringEnvironment.Requests.peer(
            arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]"));
    return WorkflowStub.fromTyped(peer);
  }

  private StuckRun shown(PeeringEnvironment arena, EmbeddedTemporal engine) {
    var temporal =
        opened(new TemporalClient(TemporalConnection.load(Map.of(), engine.address(), null, null)));
    var id = PeeringWorkflows.workflowId(arena.rome().id(), arena.milan().id());
    return new StuckRun(temporal, id, StuckRun.nothingTold());
  }

  private static PeeringEnvironment arena(Sandbox sandbox, WorkflowServiceStubs stubs) {
    var options = WorkflowClientOptions.newBuilder().setDataConverter(Payloads.converter()).build();
    return new PeeringEnvironment(
        new ClusterUser(new dev.hawser.activity.ClusterId("rome"), sandbox.rome().client()),
        new ClusterUser(new dev.hawser.activity.ClusterId("milan"), sandbox.milan().client()),
        WorkflowClient.newInstance(stubs, options));
  }

  private LiqoCluster cluster(Path kubeconfig) {
    return opened(LiqoCluster.connect(KubernetesClients.fromKubeconfig(kubeconfig, null), "liqo"));
  }

  private WorkflowServiceStubs connected(String address) {
    var options = WorkflowServiceStubsOptions.newBuilder().setTarget(address).build();
    var stubs = WorkflowServiceStubs.newConnectedServiceStubs(options, Duration.ofSeconds(30));
    closing.push(stubs::shutdownNow);
    return stubs;
  }

  /** To be closed in the end, the last one first. */
  private <T extends AutoCloseable> T opened(T thing) {
    closing.push(
        () -> {
          try {
            thing.close();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    return thing;
  }
}
