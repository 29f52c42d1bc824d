package dev.hawser.contract;

import static dev.hawser.harness.Expect.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.hawser.contract.secrets.SecretSearch;
import dev.hawser.contract.secrets.SecretValues;
import dev.hawser.contract.secrets.TemporalTraffic;
import dev.hawser.environment.Environment;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.HawserWorkers;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Peer;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Searches what runs of every kind send to Temporal and log for every value of every Secret of both
 * clusters.
 */
@SuppressWarnings("NullAway.Init")
class SandboxSecretsIT {
  private static final String AUTHENTICATION = "\"modules\": [\"authentication\"]";

  private static final TemporalTraffic TRAFFIC = new TemporalTraffic();
  private static final SecretValues SECRETS = new SecretValues();
  private static final DenyTenantDeletion POLICY = new DenyTenantDeletion();
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();

  private static Environment environment;
  private static PeeringEnvironment pair;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    LOG.start();
    root().addAppender(LOG);
    environment =
        Environment.builder(folder)
            .temporalInterceptors(TRAFFIC)
            .workers(HawserWorkers::start)
            .start();
    for (var cluster : environment.embeddedClusters()) SECRETS.of(cluster);
    environment.cluster("milan").apiServer().admission(POLICY);
    pair = PeeringEnvironment.of(environment);
  }

  @AfterAll
  static void stop() {
    environment.close();
    root().detachAppender(LOG);
  }

  @Test
  void shouldSendNothingSecretToTemporal() {
    // when
    inspectAndPeer();
    runPeeringsOfEveryKind();
    failPeering();
    skipStuckUndo();
    var histories = TRAFFIC.histories(environment.temporalStubs(), "default");
    var search = new SecretSearch(SECRETS.needles());
    var sent = TRAFFIC.secrets(search);
    var logged = logged(search);
    sendSecret();
    var sentOnPurpose = TRAFFIC.secrets(new SecretSearch(SECRETS.needles()));

    // then
    assertThat(histories.values()).hasSizeGreaterThan(15).allMatch(events -> events > 3);
    assertThat(TRAFFIC.methods())
        .contains("RecordActivityTaskHeartbeat", "RespondActivityTaskCompleted", "QueryWorkflow");
    assertThat(SECRETS.needles().values())
        .anyMatch(where -> where.startsWith("Secret authentication-keys"))
        .anyMatch(where -> where.startsWith("Secret gw-"))
        .anyMatch(where -> where.startsWith("Secret kubeconfig-controlplane-milan"))
        .anyMatch(where -> where.startsWith("the worker's kubeconfig"));
    assertThat(sent).isEmpty();
    assertThat(logged).isEmpty();
    assertThat(sentOnPurpose).isNotEmpty();
  }

  private static void inspectAndPeer() {
    var request = PeeringEnvironment.Requests.peer(pair.rome(), pair.milan(), "");
    pair.inspect(InspectRequest.of(request));
    pair.peer(pair.rome(), pair.milan(), "");
    pair.inspect(InspectRequest.of(request));
    pair.peerFails(pair.rome(), pair.milan(), "\"gateway\": {\"port\": 51998}");
    pair.unpeer(pair.rome(), pair.milan(), "\"modules\": [\"offloading\"]");
    pair.unpeer(pair.rome(), pair.milan(), "\"deleteNamespaces\": true");
  }

  private static void runPeeringsOfEveryKind() {
    pair.peer(pair.rome(), pair.milan(), "\"gateway\": {\"serviceType\": \"NodePort\"}");
    pair.peer(pair.rome(), pair.milan(), "\"repair\": true");
    PeeringEnvironment.failureOf(
        () -> pair.unpeer(pair.rome(), pair.milan(), "\"providerGone\": true"));
    pair.clean();
    pair.peer(pair.rome(), pair.milan(), "\"inBand\": true");
    pair.clean();
  }

  private static void failPeering() {
    pair.peerFails(pair.rome(), pair.milan(), RollbackCases.UNHANDLED_CLASS);
    pair.peerFails(
        pair.rome(), pair.milan(), RollbackCases.UNHANDLED_CLASS + ", \"onFailure\": \"Keep\"");
    pair.clean();
  }

  /** Aborted while it waits for a certificate; then the Tenant's deletion is denied. */
  private static void skipStuckUndo() {
    var faults = environment.cluster("milan").liqo().faults();
    faults.withhold(WithholdableOutcome.CERTIFICATE_APPROVAL);
    var run = pair.temporal().newWorkflowStub(Peer.class, pair.options(pair.rome(), pair.milan()));
    WorkflowClient.start(
        run::peer, PeeringEnvironment.Requests.peer(pair.rome(), pair.milan(), AUTHENTICATION));
    String namespace = ClusterUser.tenantNamespace(pair.rome());
    eventually(
        "the Tenant is there",
        () -> pair.milan().get(ResourceKind.TENANT, namespace, "rome").isPresent());
    POLICY.setEnabled(true);
    WorkflowStub.fromTyped(run)
        .startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "the wrong pair");
    eventually("it is stuck", () -> run.status().phase() == Phase.ROLLBACK_STUCK);
    run.skip(new SkipRequest("register the tenant on milan", "kept for the auditors"));
    var failure =
        PeeringEnvironment.failureOf(() -> WorkflowStub.fromTyped(run).getResult(Void.class));
    assertThat(failure.getType()).as("the type of the failure").isEqualTo("RollbackIncomplete");
    POLICY.setEnabled(false);
    faults.allow(WithholdableOutcome.CERTIFICATE_APPROVAL);
  }

  /** So that the search is seen to find something. */
  private static void sendSecret() {
    var secrets = SECRETS.needles().keySet().stream();
    var bytes =
        secrets
            .filter(each -> each.length() < 100)
            .findAny()
            .orElseThrow()
            .getBytes(StandardCharsets.ISO_8859_1);
    var reason = Base64.getEncoder().encodeToString(bytes);
    pair.unpeer(pair.rome(), pair.milan(), "\"reason\": \"" + reason + "\"");
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
