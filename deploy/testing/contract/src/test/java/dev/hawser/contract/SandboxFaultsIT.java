package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.apiserver.audit.AuditEvent;
import dev.hawser.environment.Environment;
import dev.hawser.environment.SandboxCluster;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that need embedded clusters: parts of Liqo that are down, and who wrote what. */
@SuppressWarnings("NullAway.Init")
class SandboxFaultsIT {
  private static final String WORKER = "hawser-worker";
  private static final Set<String> READS = Set.of("get", "list", "watch");
  private static final String SOON = "\"timeout\": \"PT2S\"";

  private static Environment environment;
  private static PeeringEnvironment pair;

  @BeforeAll
  static void start(@TempDir Path folder) {
    environment =
        Environment.builder(folder).workerUser(WORKER).workers(HawserWorkers::start).start();
    pair = PeeringEnvironment.of(environment);
  }

  @AfterAll
  static void stop() {
    environment.close();
  }

  @AfterEach
  void repair() {
    environment.embeddedClusters().forEach(SandboxCluster::endFaults);
    pair.clean();
  }

  @Test
  void shouldSendNoWriteForAFinishedPeering() {
    // given
    pair.peer(pair.rome(), pair.milan(), "");
    var writes = new CopyOnWriteArrayList<AuditEvent>();
    for (var cluster : environment.embeddedClusters()) {
      cluster
          .apiServer()
          .audit(
              event -> {
                if (isWriteOfWorker(event)) writes.add(event);
              });
    }

    // when
    var result = pair.peer(pair.rome(), pair.milan(), "");

    // then
    assertThat(result.changed()).isFalse();
    assertThat(writes).isEmpty();
  }

  @Test
  void shouldNameTheLoadBalancerThatGivesNoAddress() {
    // given
    environment
        .cluster("milan")
        .liqo()
        .faults()
        .withhold(WithholdableOutcome.LOAD_BALANCER_ADDRESS);

    // when
    var failure = pair.peerFails(pair.rome(), pair.milan(), SOON);

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.getOriginalMessage())
        .contains(
            "for a load-balancer address for Service gw-rome",
            "has no address: the cloud provider has not assigned one");
  }

  @Test
  void shouldNameTheWebhookThatIsDown() {
    // given
    environment.cluster("rome").liqo().faults().pause(LiqoComponent.WEBHOOK);

    // when
    var failure =
        pair.peerFails(
            pair.rome(),
            pair.milan(),
            SOON + ", \"modules\": [\"authentication\", \"offloading\"]");

    // then
    assertThat(failure.getOriginalMessage())
        .contains("rome", "failed calling webhook \"resourceslice.validate.liqo.io\"");
  }

  @Test
  void shouldNameTheControllerThatIsDown() {
    // given
    environment.cluster("milan").liqo().faults().pause(LiqoComponent.CONTROLLER_MANAGER);

    // when
    var failure =
        pair.peerFails(pair.rome(), pair.milan(), SOON + ", \"modules\": [\"authentication\"]");

    // then
    assertThat(failure.getOriginalMessage())
        .contains("milan", "does Liqo's controller manager run?");
  }

  @Test
  void shouldRefuseWhereAKindOfLiqoIsNotInstalled() {
    // given
    var definitions =
        environment.cluster("milan").client().apiextensions().v1().customResourceDefinitions();
    var renews = definitions.withName("renews.authentication.liqo.io");
    var definition = renews.get();
    var before = PairSnapshot.of(pair);
    renews.delete();
    eventually("the definition is gone", () -> renews.get() == null);

    try {
      // when
      var failure = pair.peerFails(pair.rome(), pair.milan(), "");

      // then
      assertThat(failure.getType()).isEqualTo("LiqoNotFound");
      assertThat(failure.getOriginalMessage())
          .contains("Liqo's renews.authentication.liqo.io is not installed on milan");
    } finally {
      definition.getMetadata().setResourceVersion(null);
      definitions.resource(definition).create();
    }
    before.assertUnchanged();
  }

  private static boolean isWriteOfWorker(AuditEvent event) {
    boolean review = event.group().equals("authorization.k8s.io");
    return event.user().equals(WORKER) && !READS.contains(event.verb()) && !review;
  }
}
