package dev.hawser.liqo.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single objects: created, adopted, changed and restored. */
final class ObjectWriterTest {
  private final TenantFixture tenant = new TenantFixture();
  private final FakeCluster milan = tenant.milan;

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void shouldCreateAMissingObjectWithTheRunsLabel() {
    // when
    tenant.ensure();

    // then
    assertThat(milan.writes()).containsExactly("POST " + TenantFixture.PATH);
    assertThat(milan.field(Kind.TENANT, "rome", "/metadata/labels/hawser.dev~1run").asText())
        .isEqualTo("run-1");
  }

  @Test
  void shouldUseWhatAnotherAttemptCreatesWhileAWebhookRefusesASecondOne() {
    // given
    milan.forbid(
        (verb, plural) -> {
          if (!verb.equals("create")) return false;
          milan.add(Kind.TENANT, "rome", "{'spec': {'proxyURL': 'p', 'more': 1}}");
          return true;
        });

    // when
    tenant.ensure();

    // then
    assertThat(milan.writes()).containsExactly("POST tenants");
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/proxyURL").asText()).isEqualTo("p");
  }

  @Test
  void shouldAdoptAnEqualObjectWithoutAWrite() {
    // given
    milan.add(Kind.TENANT, "rome", "{'spec': {'proxyURL': 'p', 'more': 1}}");

    // when
    tenant.ensure();

    // then
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldChangeAnObjectOfOthers() {
    // given
    milan.add(Kind.TENANT, "rome", "{'spec': {'proxyURL': 'old', 'more': 1}}");

    // when
    tenant.ensure();

    // then
    assertThat(milan.writes()).containsExactly("PUT " + TenantFixture.PATH);
    assertThat(milan.field(Kind.TENANT, "rome", "/spec/proxyURL").asText()).isEqualTo("p");
    assertThat(milan.field(Kind.TENANT, "rome", "/metadata/labels").isMissingNode()).isTrue();
  }

  @Test
  void shouldRestoreAnObjectOfOthers() {
    // given
    milan.add(Kind.TENANT, "rome", "{'spec': {'proxyURL': 'old', 'more': 1}}");
    tenant.ensure();

    // when
    String removed = tenant.remove(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(removed).isEqualTo("Optional.empty");
    assertThat(milan.field(Kind.TENANT, "rome", "/spec"))
        .isEqualTo(FakeCluster.json("{'proxyURL': 'old', 'more': 1}"));
    assertThat(milan.field(Kind.TENANT, "rome", "/metadata/annotations")).isEmpty();
  }

  @Test
  void shouldNotRestoreAnotherRunsChange() {
    // given
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'annotations': {'hawser.dev/previous': '{}'}}, 'spec': {'proxyURL': 'x'}}");

    // when
    var removed = tenant.remove(PeeringFixture.undo(PeeringFixture.provider()));

    // then
    assertThat(removed).isEqualTo("Optional.empty");
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldCreateANewObjectAfterADeletedOneIsGone() {
    // given
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'uid': 'old', 'deletionTimestamp': '2026-01-01T00:00:00Z'}}");
    milan.after(3, "GET " + TenantFixture.PATH, () -> milan.remove(Kind.TENANT, "rome"));

    // when
    tenant.ensure();

    // then
    assertThat(milan.writes()).containsExactly("POST " + TenantFixture.PATH);
  }
}
