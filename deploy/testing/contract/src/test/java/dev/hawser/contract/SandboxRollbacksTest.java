package dev.hawser.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.Expect;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.PeeringEnvironment;
import dev.hawser.harness.ResourceKind;
import dev.hawser.peering.Peer;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Unpeer;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import dev.hawser.starter.HawserCommand;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.SearchAttributeKey;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rollbacks that can't go through for now: what goes all the same, what they tell, how they end.
 */
@SuppressWarnings("NullAway.Init")
class SandboxRollbacksTest {
  private static final String CONSUMER = "rome";
  private static final String PROVIDER = "milan";
  private static final String MINE = "example.org/mine";
  private static final String CREDENTIALS = "\"modules\": [\"authentication\", \"offloading\"]";
  private static final String ALL = "";
  private static final Set<String> OF_THE_TENANT =
      Set.of(
          "Tenant liqo-tenant-rome/rome",
          "Secret liqo-tenant-rome/liqo-remote-certificate",
          "Namespace liqo-tenant-rome",
          "ForeignCluster rome");
  private static final SearchAttributeKey<String> PHASE =
      SearchAttributeKey.forKeyword(PeeringWorkflows.ATTRIBUTE_PHASE);

  private static ProxiedSandbox roadstead;
  private static PeeringEnvironment arena;
  private static String here;
  private static String there;

  @BeforeAll
  static void open(@TempDir Path folder) {
    roadstead = new ProxiedSandbox(folder);
    arena = roadstead.arena;
    here = ClusterUser.tenantNamespace(arena.milan());
    there = ClusterUser.tenantNamespace(arena.rome());
  }

  @AfterAll
  static void close() {
    roadstead.close();
  }

  @AfterEach
  void mend() {
    roadstead.wayToMilan.open();
    roadstead.haste.sleepBetweenTries(false);
    roadstead.sandbox.milan().liqo().knobs().allow(WithholdableOutcome.CERTIFICATE_APPROVAL);
    if (arena.milan().get(ResourceKind.TENANT, there, CONSUMER).isPresent()) releaseTenant();
    arena.clean();
  }

  @Test
  void shouldUndoTheRestTellWhatHoldsOneAndEndWhenHurried() {
    // given
    var before = PairSnapshot.of(arena);
    roadstead.haste.sleepBetweenTries(true);
    var run = stuckOnTenant();

    // then
    roadstead
        .shown()
        .tells(
            "milan: register the tenant: waited",
            "Tenant rome to be gone: being deleted since 2",
            MINE + " (not Liqo's");
    assertThat(run.query("status", PeeringStatus.class).phase()).isEqualTo(Phase.RollbackStuck);
    assertThat(run.describe().getTypedSearchAttributes().get(PHASE)).isEqualTo("RollbackStuck");
    Expect.eventuallyNothing(
        "only what the Tenant stands on is left",
        () -> before.differences(OF_THE_TENANT::contains));

    // when
    releaseTenant();
    int code = press("retry", CONSUMER, PROVIDER);

    // then
    assertThat(code).isZero();
    assertThat(failure(run).getType()).isEqualTo("Aborted");
    before.equalsNow();
  }

  @Test
  void shouldNameWhatIsLeftOfAnUndoThatIsGivenUp() {
    // given
    var before = PairSnapshot.of(arena);
    roadstead.haste.sleepBetweenTries(true);
    var run = stuckOnTenant();
    roadstead.shown().tells("milan: register the tenant: waited");

    // when
    int code =
        press(
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
        .contains("finalizer " + MINE + " (not Liqo's")
        .contains("it began with: aborted: the wrong pair")
        .contains("namespace liqo-tenant-rome on milan, which holds Tenant rome")
        .contains("ForeignCluster rome on milan");
    assertThat(before.differences())
        .containsExactlyInAnyOrder(
            "+ Tenant liqo-tenant-rome/rome on milan",
            "+ Namespace liqo-tenant-rome on milan",
            "+ ForeignCluster rome on milan");
    PeeringAssertions.unclaimed(arena.rome(), arena.milan());
  }

  @ParameterizedTest
  @ValueSource(strings = {CREDENTIALS, ALL})
  void shouldWaitForAClusterThatIsAwayAndEndByItself(String modules) {
    // given
    var before = PairSnapshot.of(arena);
    var run = awaitingCertificate(modules);

    // when
    roadstead.wayToMilan.shut();
    abort(run);

    // then
    roadstead.shown().tells("milan: register the tenant: waited", "for an answer of milan");
    Expect.eventually(
        "its credentials are gone from rome",
        () -> arena.rome().get(ResourceKind.SECRET, here, "liqo-signed-nonce").isEmpty());
    if (modules.equals(CREDENTIALS)) {
      Expect.eventuallyNothing(
          "rome is as it was", () -> ClusterSnapshot.of(arena.rome()).beyond(before.rome()));
    }
    assertThat(run.describe().getTypedSearchAttributes().get(PHASE)).isEqualTo("RollbackStuck");

    // when
    roadstead.wayToMilan.open();

    // then
    assertThat(failure(run).getType()).isEqualTo("Aborted");
    before.equalsNow();
  }

  @Test
  void shouldGoOnWithAnUnpeerThatIsHurried() {
    // given
    arena.peer(arena.rome(), arena.milan(), "\"modules\": [\"authentication\"]");
    roadstead.haste.sleepBetweenTries(true);
    holdTenant();
    var unpeer =
        arena.temporal().newWorkflowStub(Unpeer.class, arena.options(arena.rome(), arena.milan()));
    WorkflowClient.start(
        unpeer::unpeer, PeeringEnvironment.Requests.unpeer(arena.rome(), arena.milan(), ""));
    roadstead.shown().tells("milan: register the tenant: waited", MINE);

    // when
    releaseTenant();
    int code = press("retry", CONSUMER, PROVIDER);

    // then
    assertThat(code).isZero();
    WorkflowStub.fromTyped(unpeer).getResult(Void.class);
    assertThat(arena.milan().get(ResourceKind.TENANT, there, CONSUMER)).isEmpty();
  }

  /** Its rollback is under way and does not go through. */
  private static WorkflowStub stuckOnTenant() {
    var run = awaitingCertificate(ALL);
    holdTenant();
    abort(run);
    return run;
  }

  private static WorkflowStub awaitingCertificate(String modules) {
    roadstead.sandbox.milan().liqo().knobs().never(WithholdableOutcome.CERTIFICATE_APPROVAL);
    var peer =
        arena.temporal().newWorkflowStub(Peer.class, arena.options(arena.rome(), arena.milan()));
    WorkflowClient.start(
        peer::peer, PeeringEnvironment.Requests.peer(arena.rome(), arena.milan(), modules));
    Expect.eventually(
        "Liqo has seen the Tenant",
        () ->
            arena
                .milan()
                .get(ResourceKind.TENANT, there, CONSUMER)
                .filter(tenant -> !tenant.getMetadata().getFinalizers().isEmpty())
                .isPresent());
    return WorkflowStub.fromTyped(peer);
  }

  private static void abort(WorkflowStub run) {
    run.startUpdate("abort", WorkflowUpdateStage.ACCEPTED, String.class, "the wrong pair");
  }

  private static void holdTenant() {
    arena
        .milan()
        .edit(
            ResourceKind.TENANT,
            there,
            CONSUMER,
            tenant -> tenant.getMetadata().getFinalizers().add(MINE));
  }

  private static void releaseTenant() {
    arena
        .milan()
        .edit(
            ResourceKind.TENANT,
            there,
            CONSUMER,
            tenant -> tenant.getMetadata().getFinalizers().remove(MINE));
  }

  /** As somebody does who types it. */
  private static int press(String... words) {
    var line = new String[words.length + 2];
    System.arraycopy(words, 0, line, 0, words.length);
    line[words.length] = "--address";
    line[words.length + 1] = roadstead.address();
    return HawserCommand.run(line);
  }

  private static ApplicationFailure failure(WorkflowStub run) {
    return PeeringEnvironment.failureOf(() -> run.getResult(Void.class));
  }
}
