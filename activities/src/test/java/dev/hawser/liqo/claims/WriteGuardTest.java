package dev.hawser.liqo.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.liqo.desired.TenantFixture;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An activity that Temporal schedules again because its run was reset. */
final class WriteGuardTest {
  private final TenantFixture tenant = new TenantFixture();
  private final FakeCluster milan = tenant.milan;

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void shouldNotWriteToAReleasedPair() {
    // given
    milan.add(Kind.TENANT, "rome", "{}");
    tenant.activities.reset();

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> tenant.remove(PeeringFixture.teardown(PeeringFixture.provider())));

    // then
    assertThat(failure.getType()).isEqualTo("Aborted");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "the run was reset after it had released the pair: it no longer writes to milan");
    assertThat(milan.find(Kind.TENANT, "rome")).isPresent();
  }

  @Test
  void shouldWriteWhileTheClaimExists() {
    // given
    milan.add(Kind.TENANT, "rome", "{}");
    claim(PeeringFixture.RUN);
    tenant.activities.reset();

    // when
    tenant.remove(PeeringFixture.teardown(PeeringFixture.provider()));

    // then
    assertThat(milan.find(Kind.TENANT, "rome")).isEmpty();
  }

  @Test
  void shouldNotWriteToAPairThatAnotherRunHolds() {
    // given
    claim("run-2");
    tenant.activities.reset();

    // when
    var type = ActivityRunner.failureOf(tenant::ensure).getType();

    // then
    assertThat(type).isEqualTo("Aborted");
    assertThat(milan.find(Kind.TENANT, "rome")).isEmpty();
  }

  private void claim(String run) {
    var holder = new ClaimHolder("default", "peering/rome~milan", run, Instant.EPOCH);
    String text = ClaimAnnotation.text(holder).replace("\"", "\\\"");
    milan.set(
        Kind.NAMESPACE,
        milan.tenantNamespace(),
        "/metadata/annotations",
        "{'hawser.dev/claim': \"%s\"}".formatted(text));
  }
}
