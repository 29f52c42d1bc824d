package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hawser.contract.secrets.SecretSearch;
import dev.hawser.contract.secrets.SecretValues;
import dev.hawser.contract.secrets.TemporalTraffic;
import dev.hawser.environment.Sandbox;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.WorkerEnvironment;
import dev.hawser.peering.Peer;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.temporalserver.EmbeddedTemporal;
import dev.hawser.worker.WorkerSettings;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Runs of every kind, and whatever they tell Temporal or log searched for every value of every
 * Secret of both clusters.
 */
@SuppressWarnings("NullAway.Init")
class SandboxSecretsTest {
  private static final String AUTHENTICATION = "\"modules\": [\"authentication\"]";

  private static final TemporalTraffic TRAFFIC = new TemporalTraffic();
  private static final SecretValues SECRETS = new SecretValues();
  private static final DenyTenantDeletion POLICY = new DenyTenantDeletion();
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static Sandbox sandbox;
  private static EmbeddedTemporal engine;
  private static WorkflowServiceStubs stubs;
  private static WorkerEnvironment ring;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    sandbox = Sandbox.start(folder);
    for (var cluster : sandbox.clusters()) SECRETS.of(cluster);
    sandbox.milan().apiServer().admission(POLICY);
    LOG.start();
    root().addAppender(LOG);
    engine = EmbeddedTemporal.start();
    stubs =
        WorkflowServiceStubs.newConnectedServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(engine.address())
                .setGrpcClientInterceptors(List.of(TRAFFIC))
                .build(),
            Duration.ofSeconds(30));
    ring =
        WorkerEnvironment.open(
            sandbox.rome().kubeconfig(),
            sandbox.milan().kubeconfig(),
            stubs,
            WorkerSettings.defaults().withShutdownGrace(Duration.ofSeconds(2)).onTestServer());
  }

  @AfterAll
  static void close() {
    ring.close();
    stubs.shutdownNow();
    engine.close();
    sandbox.close();
    root().detachAppender(LOG);
  }

  @Test
  void shouldTellNothingSecret() {
    // when
    var arena = ring.arena();
    inspectedAndPeered(arena);
    unlikePeerings(arena);
    failed(arena);
    stuckAndSkipped(arena);
    var histories = TRAFFIC.histories(stubs, "default");

    // then
    assertThat(histories.values()).hasSizeGreaterThan(15).allMatch(events -> events > 3);
    assertThat(TRAFFIC.methods())
        .contains("RecordActivityTaskHeartbeat", "RespondActivityTaskCompleted", "QueryWorkflow");
    assertThat(SECRETS.needles().values())
        .anyMatch(where -> where.startsWith("Secret authentication-keys"))
        .anyMatch(where -> where.startsWith("Secret gw-"))
        .anyMatch(where -> where.startsWith("Secret kubeconfig-controlplane-milan"))
        .anyMatch(where -> where.startsWith("the worker's kubeconfig"));
    var search = new SecretSearch(SECRETS.needles());
    assertThat(TRAFFIC.secrets(search)).isEmpty();
    assertThat(logged(search)).isEmpty();

    // when
    var planted = SECRETS.needles().keySet().stream().filter(each -> each.length() < 100).findAny();
    arena.unpeer(arena.rome(), arena.milan(), told(planted.orElseThrow()));

    // then
    assertThat(TRAFFIC.secrets(new SecretSearch(SECRETS.needles()))).isNotEmpty();
  }

  private static void inspectedAndPeered(PeeringEnvironment arena) {
    var request = PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), "");
    arena.inspect(arena.rome(), arena.milan(), request);
    arena.peer(arena.rome(), arena.milan(), "");
    arena.inspect(arena.rome(), arena.milan(), request);
    arena.peerFails(arena.rome(), arena.milan(), "\"gateway\": {\"port\": 51998}");
    arena.unpeer(arena.rome(), arena.milan(), "\"modules\": [\"offloading\"]");
    arena.unpeer(arena.rome(), arena.milan(), "\"deleteNamespaces\": true");
  }

  private static void unlikePeerings(PeeringEnvironment arena) {
    arena.peer(arena.rome(), arena.milan(), "\"gateway\": {\"serviceType\": \"NodePort\"}");
    arena.peer(arena.rome(), arena.milan(), "\"repair\": true");
    PeeringEnvironment.failureOf(
        () -> arena.unpeer(arena.rome(), arena.milan(), "\"providerGone\": true"));
    arena.clean();
    arena.peer(arena.rome(), arena.milan(), "\"inBand\": true");
    arena.clean();
  }

  private static void failed(PeeringEnvironment arena) {
    arena.peerFails(arena.rome(), arena.milan(), RollbackCases.NOBODY_DECIDES);
    arena.peerFails(
        arena.rome(), arena.milan(), RollbackCases.NOBODY_DECIDES + ", \"onFailure\": \"Keep\"");
    arena.clean();
  }

  /** Aborted while it waits for a certificate; then the Tenant may not go. */
  private static void stuckAndSkipped(PeeringEnvironment arena) {
    var knobs = sandbox.milan().liqo().knobs();
    knobs.never(WithholdableOutcome.CERTIFICATE_APPROVAL);
    var run =
        arena.temporal().newWorkflowStub(Peer.class, arena.options(arena.rome(), arena.milan()));
    WorkflowClient.start(
        run::peer, PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), AUTHENTICATION));
    String namespace = ClusterUser.tenantNamespace(arena.rome());
    Expect.eventually(
        "the Tenant is there",
        () -> arena.milan().get(ResourceKind.TENANT, namespace, "rome").isPresent());
    POLICY.turn(true);
    WorkflowStub.fromTyped(run)
        .startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "the wrong pair");
    Expect.eventually("it is stuck", () -> run.status().phase() == Phase.RollbackStuck);
    run.skipRollback(new SkipRequest("register the tenant on milan", "kept for the auditors"));
    var failure =
        PeeringEnvironment.failureOf(() -> WorkflowStub.fromTyped(run).getResult(Void.class));
    Expect.equal("RollbackIncomplete", failure.getType(), "the type of the failure");
    POLICY.turn(false);
    knobs.allow(WithholdableOutcome.CERTIFICATE_APPROVAL);
  }

  private static String told(String secret) {
    var bytes = secret.getBytes(StandardCharsets.ISO_8859_1);
    return "\"reason\": \"" + java.util.Base64.getEncoder().encodeToString(bytes) + "\"";
  }

  private static TreeSet<String> logged(SecretSearch search) {
    var found = new TreeSet<String>();
    for (var event : List.copyOf(LOG.list)) {
      found.addAll(search.in(event.getFormattedMessage().getBytes(StandardCharsets.UTF_8)));
    }
    return found;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
