package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cleanup that may not read all it has to know: it keeps, and names what it keeps. */
final class UnreadableContentsTest {
  private final CleanupFixture cleanup = new CleanupFixture();
  private final FakeCluster milan = cleanup.milan;

  @AfterEach
  void close() {
    cleanup.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "POD",
        "SERVICE",
        "DEPLOYMENT",
        "SECRET",
        "CONFIG_MAP",
        "LEASE",
        "ROLE_BINDING",
        "CONFIGURATION",
        "GATEWAY_SERVER",
        "GATEWAY_CLIENT",
        "CONNECTION",
        "PUBLIC_KEY",
        "TENANT",
        "IDENTITY",
        "RESOURCE_SLICE",
        "RENEW",
        "VIRTUAL_NODE",
        "NAMESPACE_MAP"
      })
  void shouldKeepANamespaceThatMayHoldObjectsOfTheKind(Kind kind) {
    // given
    cleanup.createNamespace();
    forbid("list", kind);

    // when
    var result = cleanup.undo();

    // then
    assertThat(milan.find(Kind.NAMESPACE, CleanupFixture.NAMESPACE)).isPresent();
    assertThat(result.deleted()).isEmpty();
    assertThat(result.kept())
        .map(Object::toString)
        .anyMatch(
            kept ->
                kept.startsWith("Namespace liqo-tenant-rome on milan, which ")
                    && kept.contains("any " + kind.word()));
  }

  @Test
  void shouldKeepANamespaceThatMayHoldObjectsOfAnUnknownKind() {
    // given
    cleanup.createNamespace();
    milan.forbid((verb, plural) -> verb.equals("list") && plural.equals("jobs"));

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which may hold objects that the worker may not"
                + " read (any Job)");
    assertThat(milan.find(Kind.NAMESPACE, CleanupFixture.NAMESPACE)).isPresent();
  }

  @Test
  void shouldKeepTheNamespaceThatTheReversePeeringMayUse() {
    // given
    forbid("list", Kind.IDENTITY);

    // when
    var result =
        cleanup.pair.cleanUpPair(
            new CleanupInput(PeeringFixture.teardown(PeeringFixture.provider()), List.of(), true));

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which the reverse peering may use (any Identity"
                + " on milan)");
    assertThat(milan.find(Kind.NAMESPACE, CleanupFixture.NAMESPACE)).isPresent();
  }

  @Test
  void shouldKeepCopiesOfATenantThatMayNotBeRead() {
    // given
    cleanup.claim();
    milan.add(Kind.NAMESPACE_MAP, "milan", CleanupFixture.COPY);
    milan.add(Kind.TENANT, "rome", CleanupFixture.LABELLED);
    forbid("list", Kind.TENANT);

    // when
    cleanup.undo();

    // then
    assertThat(milan.find(Kind.NAMESPACE_MAP, "milan")).isPresent();
  }

  @Test
  void shouldKeepAConnectionWhoseKeyMayNotBeRead() {
    // given
    cleanup.claim();
    milan.add(Kind.CONNECTION, "gw-rome", CleanupFixture.LABELLED);
    milan.add(Kind.PUBLIC_KEY, "rome", CleanupFixture.LABELLED);
    forbid("list", Kind.PUBLIC_KEY);

    // when
    var result = cleanup.undo();

    // then
    assertThat(milan.find(Kind.CONNECTION, "gw-rome")).isPresent();
    assertThat(result.kept())
        .map(Object::toString)
        .contains("Connection gw-rome on milan, whose key the worker may not read");
  }

  @Test
  void shouldKeepTheForeignClusterOfObjectsThatMayNotBeRead() {
    // given
    cleanup.claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    forbid("list", Kind.VIRTUAL_NODE);

    // when
    var result = cleanup.undo();

    // then
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isPresent();
    assertThat(result.kept())
        .map(Object::toString)
        .anyMatch(kept -> kept.startsWith("ForeignCluster rome on milan, which "));
  }

  @Test
  void shouldNameAForeignClusterThatMayNotBeRead() {
    // given
    cleanup.claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    forbid("get", Kind.FOREIGN_CLUSTER);

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly("ForeignCluster rome on milan, which the worker may not read");
  }

  @Test
  void shouldNameAForeignClusterThatMayNotBeDeleted() {
    // given
    cleanup.claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    forbid("delete", Kind.FOREIGN_CLUSTER);

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly("ForeignCluster rome on milan, which the worker may not delete");
  }

  @Test
  void shouldNameLeftoversThatMayNotBeDeleted() {
    // given
    cleanup.claim();
    milan.add(Kind.SECRET, "liqo-remote-certificate", CleanupFixture.LABELLED);
    forbid("delete", Kind.SECRET);

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .contains("Secret liqo-remote-certificate on milan, which the worker may not delete");
  }

  @Test
  void shouldNameLeftoversThatMayNotBeRead() {
    // given
    cleanup.claim();
    milan.add(Kind.SECRET, "liqo-remote-certificate", CleanupFixture.LABELLED);
    forbid("list", Kind.SECRET);

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .contains(
            "what Liqo may have left in liqo-tenant-rome on milan, which the worker may not read"
                + " (any Secret)");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"GATEWAY_SERVER", "GATEWAY_CLIENT", "WG_GATEWAY_SERVER", "WG_GATEWAY_CLIENT"})
  void shouldKeepABindingWhoseGatewayMayNotBeRead(Kind kind) {
    // given
    cleanup.claim();
    cleanup.addGatewayBinding("rome");
    forbid("get", kind);

    // when
    var result = cleanup.keepNamespace();

    // then
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, CleanupFixture.GATEWAY_BINDING)).isPresent();
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "ClusterRoleBinding "
                + CleanupFixture.GATEWAY_BINDING
                + " on milan, whose gateway the worker may not read");
  }

  @Test
  void shouldNameBindingsThatMayNotBeRead() {
    // given
    cleanup.claim();
    forbid("list", Kind.CLUSTER_ROLE_BINDING);

    // when
    var result = cleanup.keepNamespace();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "what Liqo may have left of gateways in liqo-tenant-rome on milan, which the worker may"
                + " not read (any ClusterRoleBinding)");
  }

  private void forbid(String forbidden, Kind kind) {
    milan.forbid((verb, plural) -> verb.equals(forbidden) && plural.equals(kind.plural()));
  }
}
