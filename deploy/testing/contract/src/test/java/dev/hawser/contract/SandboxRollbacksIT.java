package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static dev.hawser.harness.Expect.eventuallyEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.environment.Environment;
import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.FaultProxies;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.starter.HawserCommand;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rollbacks that are stuck for a while: what continues, what they report and how they end. */
@SuppressWarnings("NullAway.Init")
class SandboxRollbacksIT {
  private static final String CONSUMER = "rome";
  private static final String PROVIDER = "milan";
  private static final String FINALIZER = "example.org/mine";
  private static final String CREDENTIALS = "\"modules\": [\"authentication\", \"offloading\"]";
  private static final String ALL = "";
  private static final Set<String> UNDO_OF_TENANT =
      Set.of(
          "Tenant liqo-tenant-rome/rome",
          "Secret liqo-tenant-rome/liqo-remote-certificate",
          "Namespace liqo-tenant-rome",
          "ForeignCluster rome");
  private static final SearchAttributeKey<String> PHASE =
      SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_PHASE);

  /** Liqo deletes no Tenant while it waits for the Tenant's certificate. */
  private static final Duration CERTIFICATE_TIMEOUT = Duration.ofSeconds(1);

  private static final FaultProxies PROXIES = new FaultProxies();
  private static final ShortPauses PAUSES = new ShortPauses();

  private static Environment environment;
  private static PeeringEnvironment pair;
  private static RunStatus status;
  private static String romeNamespace;
  private static String milanNamespace;

  @BeforeAll
  static void start(@TempDir Path folder) {
    environment =
        Environment.builder(folder)
            .liqo(options -> options.certificateTimeout(CERTIFICATE_TIMEOUT))
            .clusterProxy(PROXIES::cluster)
            .temporalInterceptors(PAUSES)
            .workers(HawserWorkers::start)
            .start();
    pair = PeeringEnvironment.of(environment);
    status = RunStatus.of(environment, pair);
    romeNamespace = ClusterUser.tenantNamespace(pair.milan());
    milanNamespace = ClusterUser.tenantNamespace(pair.rome());
  }

  @AfterAll
  static void stop() {
    environment.close();
  }

  @AfterEach
  void repair() {
    PROXIES.of(PROVIDER).open();
    PAUSES.sleepBetweenTries(false);
    environment.cluster(PROVIDER).endFaults();
    if (pair.milan().get(ResourceKind.TENANT, milanNamespace, CONSUMER).isPresent())
      releaseTenant();
    pair.clean();
  }

  @Test
  void shouldUndoTheRestNameTheHolderAndEndOnRetry() {
    // given
    var before = PairSnapshot.of(pair);
    PAUSES.sleepBetweenTries(true);
    var run = stuckOnTenant();

    // then
    status.awaitShown(
        "milan: register the tenant: waited",
        "Tenant rome to be gone: being deleted since 2",
        FINALIZER + " (not one of Liqo's");
    assertThat(run.query("status", PeeringStatus.class).phase()).isEqualTo(Phase.ROLLBACK_STUCK);
    assertThat(run.describe().getTypedSearchAttributes().get(PHASE)).isEqualTo("RollbackStuck");
    eventuallyEmpty(
        "only what the Tenant needs is left",
        () -> before.differences(object -> UNDO_OF_TENANT.contains(object.toString())));

    // when
    releaseTenant();
    int code = executeUpdate("retry", CONSUMER, PROVIDER);

    // then
    assertThat(code).isZero();
    assertThat(failure(run).getType()).isEqualTo("Aborted");
    before.assertUnchanged();
  }

  @Test
  void shouldNameWhatIsLeftOfASkippedUndo() {
    // given
    var before = PairSnapshot.of(pair);
    PAUSES.sleepBetweenTries(true);
    var run = stuckOnTenant();
    status.awaitShown("milan: register the tenant: waited");

    // when
    int code =
        executeUpdate(
            "skip",
            CONSUMER,
            PROVIDER,
            "register the tenant on milan",
            "--reason",
            "milan is sold");

    // then
    assertThat(code).isZero();
    var failure = failure(run);
    assertThat(failure.getType()).isEqualTo("RollbackIncomplete");
    assertThat(failure.getOriginalMessage())
        .startsWith("rolled back except register the tenant on milan (waited ")
        .contains("finalizer " + FINALIZER + " (not one of Liqo's")
        .contains("first cause: aborted: the wrong pair")
        .contains("Namespace liqo-tenant-rome on milan, which holds other objects (Tenant rome")
        .contains("ForeignCluster rome on milan");
    assertThat(before.differences())
        .containsExactlyInAnyOrder(
            "+ Tenant liqo-tenant-rome/rome on milan",
            "+ Namespace liqo-tenant-rome on milan",
            "+ ForeignCluster rome on milan");
    PeeringAssertions.assertUnclaimed(pair.rome(), pair.milan());
  }

  @ParameterizedTest
  @ValueSource(strings = {CREDENTIALS, ALL})
  void shouldWaitForAnUnreachableClusterAndContinue(String modules) {
    // given
    var before = PairSnapshot.of(pair);
    var run = awaitingCertificate(modules);

    // when
    PROXIES.of(PROVIDER).shut();
    abort(run);

    // then
    status.awaitShown("milan: register the tenant: waited", "for an answer of milan");
    eventually(
        "its credentials are gone from rome",
        () -> pair.rome().get(ResourceKind.SECRET, romeNamespace, "liqo-signed-nonce").isEmpty());
    if (modules.equals(CREDENTIALS)) {
      eventuallyEmpty(
          "rome is as it was", () -> ClusterSnapshot.of(pair.rome()).addedSince(before.rome()));
    }
    assertThat(run.describe().getTypedSearchAttributes().get(PHASE)).isEqualTo("RollbackStuck");

    // when
    PROXIES.of(PROVIDER).open();

    // then
    assertThat(failure(run).getType()).isEqualTo("Aborted");
    before.assertUnchanged();
  }

  @Test
  void shouldContinueAnUnpeerOnRetry() {
    // given
    pair.peer(pair.rome(), pair.milan(), "\"modules\": [\"authentication\"]");
    PAUSES.sleepBetweenTries(true);
    holdTenant();
    var run = pair.startUnpeer(pair.rome(), pair.milan(), "");
    status.awaitShown("milan: register the tenant: waited", FINALIZER);

    // when
    releaseTenant();
    int code = executeUpdate("retry", CONSUMER, PROVIDER);

    // then
    assertThat(code).isZero();
    run.getResult(Void.class);
    assertThat(pair.milan().get(ResourceKind.TENANT, milanNamespace, CONSUMER)).isEmpty();
  }

  /** A run whose rollback is in progress and stuck. */
  private static WorkflowStub stuckOnTenant() {
    var run = awaitingCertificate(ALL);
    holdTenant();
    abort(run);
    return run;
  }

  private static WorkflowStub awaitingCertificate(String modules) {
    environment
        .cluster(PROVIDER)
        .liqo()
        .faults()
        .withhold(WithholdableOutcome.CERTIFICATE_APPROVAL);
    var run = pair.startPeer(pair.rome(), pair.milan(), modules);
    eventually(
        "Liqo has seen the Tenant",
        () ->
            pair.milan()
                .get(ResourceKind.TENANT, milanNamespace, CONSUMER)
                .filter(tenant -> !tenant.getMetadata().getFinalizers().isEmpty())
                .isPresent());
    return run;
  }

  private static void abort(WorkflowStub run) {
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "the wrong pair");
  }

  private static void holdTenant() {
    pair.milan()
        .edit(
            ResourceKind.TENANT,
            milanNamespace,
            CONSUMER,
            tenant -> tenant.getMetadata().getFinalizers().add(FINALIZER));
  }

  private static void releaseTenant() {
    pair.milan()
        .edit(
            ResourceKind.TENANT,
            milanNamespace,
            CONSUMER,
            tenant -> tenant.getMetadata().getFinalizers().remove(FINALIZER));
  }

  /** Like a user on the command line. */
  private static int executeUpdate(String... words) {
    var line = new String[words.length + 2];
    System.arraycopy(words, 0, line, 0, words.length);
    line[words.length] = "--address";
    line[words.length + 1] = environment.temporal().address();
    return HawserCommand.run(line);
  }

  private static ApplicationFailure failure(WorkflowStub run) {
    return PeeringEnvironment.failureOf(() -> run.getResult(Void.class));
  }
}
