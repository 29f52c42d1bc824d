package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.environment.SandboxCluster;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.simulator.runtime.FaultSwitches;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.worker.WorkerSettings;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code hawser status} names the object, the condition and the reason of every wait. */
@SuppressWarnings("NullAway.Init")
class SandboxWaitsIT {
  private static final Timings QUICK_DIAGNOSIS =
      Timings.PRODUCTION.with(
          new Timings.Diagnosis(
              Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofMillis(500)));

  /** Liqo deletes no Tenant while it waits for the Tenant's certificate. */
  private static final Duration CERTIFICATE_TIMEOUT = Duration.ofSeconds(1);

  private static final String AUTHENTICATION = "\"modules\": [\"authentication\"]";

  /** Objects whose deletion an unpeer of rome and milan waits for by name. */
  private static final List<String> WAITED_FOR_BY_UNPEER =
      List.of(
          "ResourceSlice milan on rome",
          "VirtualNode milan on rome",
          "Renew controlplane-milan on rome",
          "Secret kubeconfig-controlplane-milan on rome",
          "Identity controlplane-milan on rome",
          "Tenant rome on milan",
          "GatewayServer rome on milan",
          "WgGatewayServer rome on milan",
          "GatewayClient milan on rome",
          "Configuration rome on milan",
          "Configuration milan on rome",
          "Namespace liqo-tenant-milan on rome",
          "Namespace liqo-tenant-rome on milan");

  private static final DenyTenantDeletion POLICY = new DenyTenantDeletion();

  private static Environment environment;
  private static PeeringEnvironment pair;
  private static FaultSwitches rome;
  private static FaultSwitches milan;

  private RunStatus status;

  @BeforeAll
  static void start(@TempDir Path folder) {
    environment =
        Environment.builder(folder)
            .liqo(options -> options.certificateTimeout(CERTIFICATE_TIMEOUT))
            .workers(
                connections ->
                    HawserWorkers.start(
                        connections,
                        WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(1)),
                        QUICK_DIAGNOSIS))
            .start();
    environment.cluster("milan").apiServer().admission(POLICY);
    pair = PeeringEnvironment.of(environment);
    rome = environment.cluster("rome").liqo().faults();
    milan = environment.cluster("milan").liqo().faults();
  }

  @AfterAll
  static void stop() {
    environment.close();
  }

  @BeforeEach
  void watch() {
    status = RunStatus.of(environment, pair);
  }

  @AfterEach
  void repair() {
    POLICY.setEnabled(false);
    environment.embeddedClusters().forEach(SandboxCluster::endFaults);
    status.awaitEnd();
    pair.clean();
  }

  @ParameterizedTest
  @EnumSource
  void shouldExplainWhatABlockedPeerWaitsFor(BlockedPeer blocked) {
    // given
    blocked.inject(rome, milan);

    // when
    startPeer();

    // then
    blocked.waits().forEach(status::awaitShown);
  }

  @Test
  void shouldExplainWhatTheConsumerWaitsForOnceTheProviderContinues() {
    // given
    var blocked = BlockedPeer.LOAD_BALANCER_AND_CERTIFICATE;
    blocked.inject(rome, milan);
    startPeer();
    blocked.waits().forEach(status::awaitShown);

    // when
    rome.pause(LiqoComponent.CONTROLLER_MANAGER);
    environment.cluster("milan").endFaults();

    // then
    status.awaitShown(ExpectedWait.CLIENT_KEYS);
    status.awaitShown(ExpectedWait.KUBECONFIG);
  }

  @Test
  void shouldExplainEveryWaitOfAnUnpeering() {
    // given
    pair.peer(pair.rome(), pair.milan(), "");
    var held = FinalizerFixture.ofPair(pair.rome(), pair.milan());

    // when
    var run = pair.startUnpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
    var shown = held.releaseWhenShown(status, () -> isOver(run));

    // then
    assertThat(shown).containsAll(WAITED_FOR_BY_UNPEER);
    assertThat(status.waits())
        .anyMatch(wait -> wait.startsWith(ExpectedWait.NODE_DRAINED.condition()))
        .anyMatch(wait -> wait.startsWith(ExpectedWait.DELETION.condition()));
  }

  @Test
  void shouldShowARefusalWhileTheRemovalIsRepeated() {
    // given
    pair.peer(pair.rome(), pair.milan(), AUTHENTICATION);
    POLICY.setEnabled(true);

    // when
    pair.startUnpeer(pair.rome(), pair.milan(), "");

    // then
    String refusal = "milan forbids the request";
    String where = "remove the tenant on milan: ";
    status.awaitShown(where + refusal, "the auditors keep tenants");
    status.awaitShownInTable(where + refusal, "the auditors keep tenants");
  }

  @Test
  void shouldExplainEveryWaitOfARollback() {
    // given
    milan.withhold(WithholdableOutcome.CERTIFICATE_APPROVAL);
    var run = pair.startPeer(pair.rome(), pair.milan(), AUTHENTICATION);
    status.awaitShown(ExpectedWait.CERTIFICATE);
    String romeNamespace = ClusterUser.tenantNamespace(pair.milan());
    String milanNamespace = ClusterUser.tenantNamespace(pair.rome());
    var held =
        new FinalizerFixture()
            .with(pair.milan(), ResourceKind.TENANT, milanNamespace, "rome")
            .with(pair.milan(), ResourceKind.SECRET, milanNamespace, "liqo-nonce")
            .with(pair.rome(), ResourceKind.SECRET, romeNamespace, "liqo-signed-nonce")
            .with(pair.rome(), ResourceKind.NAMESPACE, null, romeNamespace)
            .with(pair.milan(), ResourceKind.NAMESPACE, null, milanNamespace);

    // when
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "the wrong pair");
    var shown = held.releaseWhenShown(status, () -> isOver(run));

    // then
    assertThat(shown)
        .containsExactlyInAnyOrder(
            "Tenant rome on milan",
            "Secret liqo-nonce on milan",
            "Secret liqo-signed-nonce on rome",
            "Namespace liqo-tenant-milan on rome",
            "Namespace liqo-tenant-rome on milan");
  }

  private static void startPeer() {
    pair.startPeer(pair.rome(), pair.milan(), "");
  }

  private static boolean isOver(WorkflowStub run) {
    return run.describe().getCloseTime() != null;
  }
}
