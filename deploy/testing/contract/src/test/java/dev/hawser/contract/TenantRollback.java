package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;

import dev.hawser.environment.Environment;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.FaultProxies;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.RunEnd;
import dev.hawser.liqo.waiting.Timings;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.saga.RunTimings;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.starter.HawserCommand;
import dev.hawser.worker.WorkerSettings;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Rome peers with milan, whose Liqo issues no certificate, and the run is aborted: what a test
 * holds or shuts on milan decides how far the rollback gets.
 */
final class TenantRollback implements AutoCloseable {
  static final String CONSUMER = "rome";
  static final String PROVIDER = "milan";
  static final String FINALIZER = "example.org/mine";
  static final String ALL_MODULES = "";

  private static final SearchAttributeKey<String> PHASE =
      SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_PHASE);

  /** Liqo deletes no Tenant while it waits for the Tenant's certificate. */
  private static final Duration CERTIFICATE_TIMEOUT = Duration.ofSeconds(1);

  private static final Duration SHORT = Duration.ofSeconds(1);

  final PeeringEnvironment pair;
  final RunStatus status;
  final FaultProxies proxies = new FaultProxies();
  final String consumerNamespace;
  final String providerNamespace;

  private final Environment environment;

  /**
   * Starts clusters, a Temporal server and workers.
   *
   * @param pause between two attempts to remove the same object
   */
  TenantRollback(Path folder, Duration pause) {
    var timings = RunTimings.DEFAULTS.withRemovals(SHORT, pause).withLateWrites(SHORT);
    var settings = WorkerSettings.defaults().withShutdownGrace(SHORT).withTimings(timings);
    environment =
        Environment.builder(folder)
            .liqo(options -> options.certificateTimeout(CERTIFICATE_TIMEOUT))
            .clusterProxy(proxies::cluster)
            .workers(connections -> HawserWorkers.start(connections, settings, Timings.PRODUCTION))
            .start();
    pair = PeeringEnvironment.of(environment);
    status = RunStatus.of(environment, pair);
    consumerNamespace = ClusterUser.tenantNamespace(pair.milan());
    providerNamespace = ClusterUser.tenantNamespace(pair.rome());
  }

  @Override
  public void close() {
    environment.close();
  }

  /** Ends what a test has broken, and removes the peering. */
  void repair() {
    proxies.of(PROVIDER).open();
    environment.cluster(PROVIDER).endFaults();
    if (pair.milan().get(ResourceKind.TENANT, providerNamespace, CONSUMER).isPresent()) {
      releaseTenant();
    }
    pair.clean();
  }

  /** A run whose rollback is stuck because a finalizer holds the Tenant. */
  WorkflowStub stuckRun() {
    var run = awaitingCertificate(ALL_MODULES);
    holdTenant();
    abort(run);
    return run;
  }

  /** A run that waits for the certificate of its Tenant. */
  WorkflowStub awaitingCertificate(String modules) {
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
                .get(ResourceKind.TENANT, providerNamespace, CONSUMER)
                .filter(tenant -> !tenant.getMetadata().getFinalizers().isEmpty())
                .isPresent());
    return run;
  }

  void abort(WorkflowStub run) {
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "the wrong pair");
  }

  void holdTenant() {
    pair.milan()
        .edit(
            ResourceKind.TENANT,
            providerNamespace,
            CONSUMER,
            tenant -> tenant.getMetadata().getFinalizers().add(FINALIZER));
  }

  void releaseTenant() {
    pair.milan()
        .edit(
            ResourceKind.TENANT,
            providerNamespace,
            CONSUMER,
            tenant -> tenant.getMetadata().getFinalizers().remove(FINALIZER));
  }

  /** Runs {@code hawser} and returns its exit code. */
  int hawser(String... words) {
    var line = new String[words.length + 2];
    System.arraycopy(words, 0, line, 0, words.length);
    line[words.length] = "--address";
    line[words.length + 1] = environment.temporal().address();
    return HawserCommand.run(line);
  }

  static String phase(WorkflowStub run) {
    return run.describe().getTypedSearchAttributes().get(PHASE);
  }

  static ApplicationFailure failure(WorkflowStub run) {
    return RunEnd.failure(run);
  }
}
