package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tenant namespace at the end of a pair. */
final class NamespaceCleanupTest {
  private final CleanupFixture cleanup = new CleanupFixture();
  private final FakeCluster milan = cleanup.milan;

  @AfterEach
  void close() {
    cleanup.close();
  }

  @Test
  void shouldDeleteLeftoversThenTheNamespaceThenTheForeignCluster() {
    // given
    cleanup.createNamespace();
    cleanup.addLeftovers();

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept()).isEmpty();
    assertThat(result.deleted())
        .map(Object::toString)
        .containsExactly("Namespace liqo-tenant-rome", "ForeignCluster rome");
    assertThat(milan.find(Kind.NAMESPACE, CleanupFixture.NAMESPACE)).isEmpty();
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isEmpty();
  }

  @Test
  void shouldKeepANamespaceThatTheRunDidNotCreate() {
    // given
    cleanup.claim();
    cleanup.addLeftovers();

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept()).isEmpty();
    assertThat(milan.find(Kind.SECRET, "liqo-remote-certificate")).isEmpty();
    assertThat(milan.object(Kind.NAMESPACE, CleanupFixture.NAMESPACE).at("/metadata/annotations"))
        .isEmpty();
  }

  @Test
  void shouldKeepANamespaceWithOtherObjectsAndNameThem() {
    // given
    cleanup.createNamespace();
    milan.add(Kind.CONFIG_MAP, "notes", "{}");
    milan.add(Kind.CONFIG_MAP, "kube-root-ca.crt", "{}");
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which holds other objects (ConfigMap notes)",
            "ForeignCluster rome on milan, which shows what is left");
    assertThat(milan.object(Kind.NAMESPACE, CleanupFixture.NAMESPACE).at("/metadata/annotations"))
        .isEmpty();
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isPresent();
  }

  @Test
  void shouldKeepANamespaceThatHoldsAnUnknownKind() {
    // given
    cleanup.createNamespace();
    milan.addJob("backup");
    milan.add(Kind.ROLE_BINDING, "readers", "{}");

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which holds other objects (RoleBinding readers,"
                + " Job backup)");
    assertThat(milan.find(Kind.NAMESPACE, CleanupFixture.NAMESPACE)).isPresent();
  }

  @Test
  void shouldNameWhatASkippedUndoLeftInsteadOfWaitingForIt() {
    // given
    cleanup.createNamespace();
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'deletionTimestamp': '2026-01-01T00:00:00Z',"
            + " 'finalizers': ['example.org/mine']}}");

    // when
    var result = cleanup.undoAfterASkip();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which holds other objects (Tenant rome)");
    assertThat(milan.object(Kind.NAMESPACE, CleanupFixture.NAMESPACE).at("/metadata/annotations"))
        .isEmpty();
  }

  /** As after liqoctl ran during the peering: without the run's label. */
  @Test
  void shouldNameWhatSomeoneElseHasTakenOver() {
    // given
    cleanup.claim();
    milan.add(Kind.TENANT, "rome", CleanupFixture.LABELLED);
    milan.add(Kind.CONFIGURATION, "rome", CleanupFixture.LABELLED);
    milan.add(Kind.SECRET, "liqo-nonce", CleanupFixture.LABELLED);

    // when
    var result = cleanup.undo(CleanupFixture.existing(Kind.CONFIGURATION, "rome"));

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "Secret liqo-nonce on milan, which someone else has taken over",
            "Tenant rome on milan, which someone else has taken over");
  }

  /** In a namespace that existed before the run. */
  @Test
  void shouldSayThatTheUndoOfAnObjectWasSkipped() {
    // given
    cleanup.claim();
    milan.add(Kind.TENANT, "rome", "{'metadata': {'labels': {'hawser.dev/run': 'run-1'}}}");
    milan.add(
        Kind.SECRET,
        "liqo-nonce",
        "{'metadata': {'labels': {'hawser.dev/run': 'run-1'},"
            + " 'deletionTimestamp': '2026-01-01T00:00:00Z', 'finalizers': ['example.org/mine']}}");

    // when
    var result = cleanup.undoAfterASkip();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "Secret liqo-nonce on milan, whose undo was skipped",
            "Tenant rome on milan, whose undo was skipped");
  }

  @Test
  void shouldKeepTheNamespaceOfTheReversePeering() {
    // given
    milan.add(Kind.IDENTITY, "controlplane-rome", CleanupFixture.LABELLED);

    // when
    var result =
        cleanup.pair.cleanUpPair(
            new CleanupInput(PeeringFixture.teardown(PeeringFixture.provider()), List.of(), true));

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(result.kept())
        .singleElement()
        .asString()
        .contains(
            CleanupFixture.NAMESPACE, "reverse peering", "Identity controlplane-rome on milan");
    assertThat(milan.find(Kind.NAMESPACE, CleanupFixture.NAMESPACE)).isPresent();
  }

  @Test
  void shouldChangeNothingOnceAnotherRunHoldsThePair() {
    // given
    cleanup.createNamespace();
    cleanup.pair.claimPair(
        new ClaimInput(PeeringFixture.provider(), PeeringFixture.holder("run-2"), true, true));
    cleanup.addLeftovers();
    int before = milan.writes().size();

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(result.kept()).singleElement().asString().contains("milan", "taken over");
    assertThat(milan.writes()).hasSize(before);
  }

  @Test
  void shouldFindNothingToDoTheSecondTime() {
    // given
    cleanup.createNamespace();
    cleanup.undo();

    // when
    var result = cleanup.undo();

    // then
    assertThat(result).isEqualTo(DeleteResult.NOTHING);
  }
}
