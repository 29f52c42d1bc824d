package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Liqo leaves in a tenant namespace. */
final class LiqoLeftoversTest {
  private final CleanupFixture cleanup = new CleanupFixture();
  private final FakeCluster milan = cleanup.milan;

  @AfterEach
  void close() {
    cleanup.close();
  }

  @Test
  void shouldKeepLeftoversThatExistedBefore() {
    // given
    cleanup.claim();
    cleanup.addLeftovers();

    // when
    cleanup.undo(
        CleanupFixture.existing(Kind.SECRET, "liqo-remote-certificate"),
        CleanupFixture.existing(Kind.FOREIGN_CLUSTER, "rome"));

    // then
    assertThat(milan.find(Kind.SECRET, "liqo-remote-certificate")).isPresent();
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isPresent();
    assertThat(milan.find(Kind.LEASE, "milan")).isEmpty();
  }

  /** The consumer's Identity existed before, and stays. */
  @Test
  void shouldDeleteCopiesThatTheConsumerMayNotDelete() {
    // given
    cleanup.createNamespace();
    milan.add(Kind.RENEW, "controlplane-milan", CleanupFixture.COPY);

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept()).isEmpty();
    assertThat(milan.find(Kind.NAMESPACE, CleanupFixture.NAMESPACE)).isEmpty();
  }

  @Test
  void shouldKeepCopiesThatExistedBefore() {
    // given
    cleanup.claim();
    milan.add(Kind.RENEW, "controlplane-milan", CleanupFixture.COPY);

    // when
    cleanup.undo(CleanupFixture.existing(Kind.RENEW, "controlplane-milan"));

    // then
    assertThat(milan.find(Kind.RENEW, "controlplane-milan")).isPresent();
  }

  @Test
  void shouldKeepCopiesWhileATenantExists() {
    // given
    cleanup.claim();
    milan.add(Kind.TENANT, "rome", CleanupFixture.LABELLED);
    milan.add(Kind.RENEW, "controlplane-milan", CleanupFixture.COPY);

    // when
    cleanup.undo(CleanupFixture.existing(Kind.TENANT, "rome"));

    // then
    assertThat(milan.find(Kind.RENEW, "controlplane-milan")).isPresent();
  }
}
