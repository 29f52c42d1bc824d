package dev.hawser.contract;

import static dev.hawser.contract.TenantRollback.CONSUMER;
import static dev.hawser.contract.TenantRollback.FINALIZER;
import static dev.hawser.contract.TenantRollback.PROVIDER;
import static dev.hawser.contract.TenantRollback.failure;
import static dev.hawser.contract.TenantRollback.phase;
import static dev.hawser.harness.Expect.eventuallyEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.PeeringAssertions;
import dev.hawser.harness.ResourceKind;
import dev.hawser.harness.RunEnd;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Removals that are stuck until somebody acts: what is removed nevertheless, and how they end. */
@SuppressWarnings("NullAway.Init")
class SandboxRollbacksIT {
  private static final Set<String> UNDO_OF_TENANT =
      Set.of(
          "Tenant liqo-tenant-rome/rome",
          "Secret liqo-tenant-rome/liqo-remote-certificate",
          "Namespace liqo-tenant-rome",
          "ForeignCluster rome");

  /** After an answer that can't be read, of which there is none here. */
  private static final Duration PAUSE = Duration.ofHours(1);

  private static TenantRollback rollback;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rollback = new TenantRollback(folder, PAUSE);
  }

  @AfterAll
  static void stop() {
    rollback.close();
  }

  @AfterEach
  void repair() {
    rollback.repair();
  }

  @Test
  void shouldUndoTheRestNameTheHolderAndEndWhenItLetsGo() {
    // given
    var before = PairSnapshot.of(rollback.pair);
    var run = rollback.stuckRun();
    rollback.status.awaitShown(
        "register the tenant on milan: waited",
        "Tenant rome to be gone: being deleted since 2",
        FINALIZER + " (not one of Liqo's");
    eventuallyEmpty(
        "only what the Tenant needs is left",
        () -> before.differences(object -> UNDO_OF_TENANT.contains(object.toString())));
    var status = run.query("status", PeeringStatus.class).phase();
    var attribute = phase(run);

    // when
    int code = rollback.hawser("retry", CONSUMER, PROVIDER);
    rollback.releaseTenant();

    // then
    assertThat(status).isEqualTo(Phase.ROLLBACK_STUCK);
    assertThat(attribute).isEqualTo("RollbackStuck");
    assertThat(code).isZero();
    assertThat(failure(run).getType()).isEqualTo("Aborted");
    before.assertUnchanged();
  }

  @Test
  void shouldNameWhatIsLeftOfASkippedUndo() {
    // given
    var before = PairSnapshot.of(rollback.pair);
    var run = rollback.stuckRun();
    rollback.status.awaitShown("register the tenant on milan: waited");

    // when
    int code =
        rollback.hawser(
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
    PeeringAssertions.assertUnclaimed(rollback.pair.rome(), rollback.pair.milan());
  }

  @Test
  void shouldContinueAnUnpeerWhenTheHolderLetsGo() {
    // given
    rollback.pair.peer(
        rollback.pair.rome(), rollback.pair.milan(), "\"modules\": [\"authentication\"]");
    rollback.holdTenant();
    var run = rollback.pair.startUnpeer(rollback.pair.rome(), rollback.pair.milan(), "");
    rollback.status.awaitShown("remove the tenant on milan: waited", FINALIZER);

    // when
    int code = rollback.hawser("retry", CONSUMER, PROVIDER);
    rollback.releaseTenant();

    // then
    assertThat(code).isZero();
    RunEnd.result(run, Void.class);
    assertThat(rollback.pair.milan().get(ResourceKind.TENANT, rollback.providerNamespace, CONSUMER))
        .isEmpty();
  }
}
