package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.peering.Peer;
import dev.hawser.peering.Unpeer;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.worker.WorkerSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every wait of every run is stuck once; {@code hawser status} tells object, condition and holder
 * then, without anyone asking twice.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init")
class SandboxWaitsIT {
  private static final Timings QUICK =
      Timings.PRODUCTION.with(
          new Timings.Diagnosis(Duration.ofMillis(200), Duration.ofMillis(500)));

  /** Liqo deletes no Tenant while it awaits a certificate for it. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  /**
   * Shown without a cluster: in GatewayServersTest, SliceRemovalTest, LeavingTest, NoAnswerTest.
   */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "an address for the gateway server",
          "keys for the gateway server",
          "the virtual-kubelet's pod to end",
          "Liqo to notice that nothing of the pair is left",
          "an answer of <cluster>: <words>",
          "concurrent writes on <cluster> to settle");

  private static final DenyTenantDeletion POLICY = new DenyTenantDeletion();

  private static Environment environment;
  private static PeeringEnvironment pair;
  private static RunStatus status;

  @BeforeAll
  static void start(@TempDir Path folder) {
    environment =
        Environment.builder(folder)
            .liqo(options -> options.certificateTimeout(SHORT))
            .workers(
                connections -> HawserWorkers.start(connections, WorkerSettings.defaults(), QUICK))
            .start();
    environment.cluster("milan").apiServer().admission(POLICY);
    pair = PeeringEnvironment.of(environment);
    status = RunStatus.of(environment, pair);
  }

  @AfterAll
  static void stop() {
    environment.close();
  }

  @Test
  @Order(1)
  void shouldExplainEveryWaitOfAPeering() {
    // given
    var rome = environment.cluster("rome").liqo().knobs();
    var milan = environment.cluster("milan").liqo().knobs();
    rome.pause(LiqoComponent.CONTROLLER_MANAGER);
    milan.pause(LiqoComponent.CONTROLLER_MANAGER);
    milan
        .never(WithholdableOutcome.LOAD_BALANCER_ADDRESS)
        .never(WithholdableOutcome.CERTIFICATE_APPROVAL);
    var options = pair.options(pair.rome(), pair.milan());
    var peer = pair.temporal().newWorkflowStub(Peer.class, options);
    WorkflowClient.start(
        peer::peer, PeeringEnvironment.Requests.peer(pair.rome(), pair.milan(), ""));

    // then
    status.shows("milan: ", "the networks of rome to be mapped: Configuration rome", "no Network");
    status.shows("rome: ", "the networks of milan to be mapped: Configuration milan", "no Network");
    status.shows("milan: ", "Liqo to fill the nonce: Secret liqo-nonce", "controller manager");

    // when
    milan.resume(LiqoComponent.CONTROLLER_MANAGER);

    // then
    status.shows(
        "rome: ", "Liqo to sign the nonce: Secret liqo-signed-nonce", "controller manager");

    // when
    rome.resume(LiqoComponent.CONTROLLER_MANAGER);

    // then
    status.shows("milan: ", "an address of the cloud for Service gw-rome", "has no address");
    status.shows(
        "milan: ", "the provider to issue a certificate: Tenant rome", "has no certificate");

    // when
    rome.pause(LiqoComponent.CONTROLLER_MANAGER).pause(LiqoComponent.CRD_REPLICATOR);
    milan
        .allow(WithholdableOutcome.LOAD_BALANCER_ADDRESS)
        .allow(WithholdableOutcome.CERTIFICATE_APPROVAL);

    // then
    status.shows(
        "rome: ", "keys for the gateway client: GatewayClient milan has no Secret gw-milan");
    status.shows("rome: ", "Liqo to write the identity's kubeconfig: Identity controlplane-milan");

    // when
    rome.never(WithholdableOutcome.GATEWAY_POD).never(WithholdableOutcome.VIRTUAL_NODE);
    rome.resume(LiqoComponent.CONTROLLER_MANAGER);

    // then
    status.shows(
        "rome: ", "the tunnel to milan to be connected", "Deployment gw-milan is not avail");
    status.shows("rome: ", "the provider to decide on the resources: ResourceSlice milan in");

    // when
    rome.allow(WithholdableOutcome.GATEWAY_POD).resume(LiqoComponent.CRD_REPLICATOR);

    // then
    status.shows("rome: ", "node milan to be Ready", "Deployment vk-milan is not available");

    // when
    rome.allow(WithholdableOutcome.VIRTUAL_NODE);

    // then
    WorkflowStub.fromTyped(peer).getResult(Void.class);
  }

  @Test
  @Order(2)
  void shouldExplainEveryWaitOfAnUnpeering() {
    // given
    var held = FinalizerFixture.ofPair(pair.rome(), pair.milan());
    var options = pair.options(pair.rome(), pair.milan());
    var unpeer = pair.temporal().newWorkflowStub(Unpeer.class, options);
    WorkflowClient.start(
        unpeer::unpeer,
        PeeringEnvironment.Requests.unpeer(
            pair.rome(), pair.milan(), "\"deleteNamespaces\": true"));

    // when
    var told = held.releaseWhatIsTold(status, () -> isOver(WorkflowStub.fromTyped(unpeer)));

    // then
    assertThat(told)
        .containsAll(
            Set.of(
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
                "Namespace liqo-tenant-rome on milan"));
  }

  @Test
  @Order(3)
  void shouldShowARefusalForGood() {
    // given
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]");
    POLICY.turn(true);
    var options = pair.options(pair.rome(), pair.milan());
    var unpeer = pair.temporal().newWorkflowStub(Unpeer.class, options);
    WorkflowClient.start(
        unpeer::unpeer, PeeringEnvironment.Requests.unpeer(pair.rome(), pair.milan(), ""));

    // then
    status.shows("milan: register the tenant: milan forbids it", "the auditors keep tenants");

    status.showsInTable(
        "milan: register the tenant: milan forbids it", "the auditors keep tenants");

    // when
    POLICY.turn(false);

    // then
    WorkflowStub.fromTyped(unpeer).getResult(Void.class);
  }

  @Test
  @Order(4)
  void shouldExplainEveryWaitOfARollback() {
    // given
    pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
    var knobs = environment.cluster("milan").liqo().knobs();
    knobs.never(WithholdableOutcome.CERTIFICATE_APPROVAL);
    var options = pair.options(pair.rome(), pair.milan());
    var peer = pair.temporal().newWorkflowStub(Peer.class, options);
    WorkflowClient.start(
        peer::peer,
        PeeringEnvironment.Requests.peer(
            pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]"));
    status.shows("milan: ", "the provider to issue a certificate: Tenant rome");
    String here = ClusterUser.tenantNamespace(pair.milan());
    String there = ClusterUser.tenantNamespace(pair.rome());
    var held =
        new FinalizerFixture()
            .with(pair.milan(), ResourceKind.TENANT, there, "rome")
            .with(pair.milan(), ResourceKind.SECRET, there, "liqo-nonce")
            .with(pair.rome(), ResourceKind.SECRET, here, "liqo-signed-nonce")
            .with(pair.rome(), ResourceKind.NAMESPACE, null, here)
            .with(pair.milan(), ResourceKind.NAMESPACE, null, there);

    // when
    var run = WorkflowStub.fromTyped(peer);
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "the wrong pair");

    // then
    assertThat(held.releaseWhatIsTold(status, () -> isOver(run)))
        .containsExactlyInAnyOrder(
            "Tenant rome on milan",
            "Secret liqo-nonce on milan",
            "Secret liqo-signed-nonce on rome",
            "Namespace liqo-tenant-milan on rome",
            "Namespace liqo-tenant-rome on milan");
    knobs.allow(WithholdableOutcome.CERTIFICATE_APPROVAL);
  }

  @Test
  @Order(5)
  void shouldHaveShownEveryWaitOfTheDocument() throws IOException {
    // given
    String document = Files.readString(Path.of("../../docs/waits.md"));
    var waits =
        Pattern.compile("(?m)^\\| `([^`]+)` \\|")
            .matcher(document.substring(0, document.indexOf("## To be gone")))
            .results()
            .map(row -> row.group(1))
            .filter(row -> !ELSEWHERE.contains(row));

    // then
    assertThat(waits)
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(status.waits()).as(row).anyMatch(words -> words.matches(pattern(row))));
  }

  private static String pattern(String row) {
    return Stream.of(row.split("<[^>]+>", -1))
        .map(Pattern::quote)
        .collect(Collectors.joining(".+", "", ": .+"));
  }

  private static boolean isOver(WorkflowStub run) {
    return run.describe().getCloseTime() != null;
  }
}
