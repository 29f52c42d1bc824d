package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.apiserver.audit.AuditEvent;
import dev.hawser.environment.Sandbox;
import dev.hawser.environment.SandboxCluster;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.WorkerEnvironment;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a sandbox can show: parts of Liqo that are down, and who asked the API server what. */
@SuppressWarnings("NullAway.Init")
class SandboxFaultsTest {
  private static final String WORKER = "hawser-worker";
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final String SOON = "\"timeout\": \"PT2S\"";

  private static Sandbox sandbox;
  private static EmbeddedTemporal engine;
  private static WorkflowServiceStubs stubs;
  private static WorkerEnvironment ring;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    sandbox = Sandbox.start(folder);
    engine = EmbeddedTemporal.start();
    stubs =
        WorkflowServiceStubs.newConnectedServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(engine.address()).build(),
            Duration.ofSeconds(30));
    ring =
        WorkerEnvironment.open(
            ofWorker(sandbox.rome(), folder),
            ofWorker(sandbox.milan(), folder),
            stubs,
            WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2)).onTestServer());
  }

  @AfterAll
  static void close() {
    ring.close();
    stubs.shutdownNow();
    engine.close();
    sandbox.close();
  }

  @AfterEach
  void mend() {
    for (var cluster : sandbox.clusters()) {
      for (var component : LiqoComponent.values()) cluster.liqo().knobs().resume(component);
      for (var outcome : WithholdableOutcome.values()) cluster.liqo().knobs().allow(outcome);
    }
    ring.arena().clean();
  }

  @Test
  void shouldSendNoWriteForAFinishedPeering() {
    // given
    var arena = ring.arena();
    arena.peer(arena.rome(), arena.milan(), "");
    var writes = new CopyOnWriteArrayList<AuditEvent>();
    for (var cluster : sandbox.clusters()) {
      cluster
          .apiServer()
          .audit(
              event -> {
                if (isWriteOfWorker(event)) writes.add(event);
              });
    }

    // when
    var result = arena.peer(arena.rome(), arena.milan(), "");

    // then
    assertThat(result.changed()).isFalse();
    assertThat(writes).isEmpty();
  }

  @Test
  void shouldNameTheLoadBalancerThatGivesNoAddress() {
    // given
    sandbox.milan().liqo().knobs().never(WithholdableOutcome.LOAD_BALANCER_ADDRESS);

    // when
    var arena = ring.arena();
    var failure = arena.peerFails(arena.rome(), arena.milan(), SOON);

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.getOriginalMessage())
        .contains(
            "for an address of the cloud for Service gw-rome (type LoadBalancer)",
            "has no address: the cluster's cloud has not given one");
  }

  @Test
  void shouldNameTheWebhookThatIsDown() {
    // given
    sandbox.rome().liqo().knobs().pause(LiqoComponent.WEBHOOK);

    // when
    var arena = ring.arena();
    var failure =
        arena.peerFails(
            arena.rome(),
            arena.milan(),
            SOON + ", \"modules\": [\"authentication\", \"offloading\"]");

    // then
    assertThat(failure.getOriginalMessage())
        .contains("rome", "failed calling webhook \"resourceslice.validate.liqo.io\"");
  }

  @Test
  void shouldNameTheControllerThatIsDown() {
    // given
    sandbox.milan().liqo().knobs().pause(LiqoComponent.CONTROLLER_MANAGER);

    // when
    var arena = ring.arena();
    var failure =
        arena.peerFails(arena.rome(), arena.milan(), SOON + ", \"modules\": [\"authentication\"]");

    // then
    assertThat(failure.getOriginalMessage())
        .contains("milan", "does Liqo's controller manager run?");
  }

  @Test
  void shouldRefuseWhereAKindOfLiqoIsNotInstalled() {
    // given
    var definitions = sandbox.milan().client().apiextensions().v1().customResourceDefinitions();
    var renews = definitions.withName("renews.authentication.liqo.io");
    var definition = renews.get();
    var arena = ring.arena();
    var before = PairSnapshot.of(arena);
    renews.delete();
    Expect.eventually("the definition is gone", () -> renews.get() == null);

    try {
      // when
      var failure = arena.peerFails(arena.rome(), arena.milan(), "");

      // then
      assertThat(failure.getType()).isEqualTo("LiqoNotFound");
      assertThat(failure.getOriginalMessage())
          .contains("Liqo's renews.authentication.liqo.io is not installed on milan");
    } finally {
      definition.getMetadata().setResourceVersion(null);
      definitions.resource(definition).create();
    }
    before.equalsNow();
  }

  /** Told apart from the simulated controllers, which are administrators too. */
  private static Path ofWorker(SandboxCluster cluster, Path folder) throws IOException {
    var file = Files.createTempFile(folder, "worker", ".kubeconfig");
    return Files.writeString(file, cluster.apiServer().kubeconfig(WORKER, "system:masters"));
  }

  private static boolean isWriteOfWorker(AuditEvent event) {
    boolean review = event.group().equals("authorization.k8s.io");
    return event.user().equals(WORKER) && !READS.contains(event.verb()) && !review;
  }
}
