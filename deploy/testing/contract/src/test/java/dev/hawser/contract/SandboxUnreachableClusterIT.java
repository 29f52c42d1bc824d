package dev.hawser.contract;

import static dev.hawser.contract.TenantRollback.ALL_MODULES;
import static dev.hawser.contract.TenantRollback.PROVIDER;
import static dev.hawser.contract.TenantRollback.failure;
import static dev.hawser.contract.TenantRollback.phase;
import static dev.hawser.harness.Expect.eventually;
import static dev.hawser.harness.Expect.eventuallyEmpty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.harness.ClusterSnapshot;
import dev.hawser.harness.PairSnapshot;
import dev.hawser.harness.ResourceKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback while a cluster is unreachable continues by itself when the cluster is back. */
@SuppressWarnings("NullAway.Init")
class SandboxUnreachableClusterIT {
  private static final String CREDENTIALS = "\"modules\": [\"authentication\", \"offloading\"]";
  private static final Duration PAUSE = Duration.ofSeconds(5);

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

  @ParameterizedTest
  @ValueSource(strings = {CREDENTIALS, ALL_MODULES})
  void shouldWaitForAnUnreachableClusterAndContinue(String modules) {
    // given
    var before = PairSnapshot.of(rollback.pair);
    var run = rollback.awaitingCertificate(modules);
    rollback.proxies.of(PROVIDER).shut();
    rollback.abort(run);
    rollback.status.awaitShown("register the tenant on milan: waited", "for an answer of milan");
    eventually(
        "its credentials are gone from rome",
        () ->
            rollback
                .pair
                .rome()
                .get(ResourceKind.SECRET, rollback.consumerNamespace, "liqo-signed-nonce")
                .isEmpty());
    if (modules.equals(CREDENTIALS)) {
      eventuallyEmpty(
          "rome is as it was",
          () -> ClusterSnapshot.of(rollback.pair.rome()).addedSince(before.rome()));
    }
    var phase = phase(run);

    // when
    rollback.proxies.of(PROVIDER).open();

    // then
    assertThat(phase).isEqualTo("RollbackStuck");
    assertThat(failure(run).getType()).isEqualTo("Aborted");
    before.assertUnchanged();
  }
}
