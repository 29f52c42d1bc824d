package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteResult;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections without a key, and ClusterRoleBindings of deleted gateways. */
final class OrphanedObjectsTest {
  private final CleanupFixture cleanup = new CleanupFixture();
  private final FakeCluster milan = cleanup.milan;

  @AfterEach
  void close() {
    cleanup.close();
  }

  /** The gateway existed before, and stays; the run's key is already deleted. */
  @Test
  void shouldDeleteTheConnectionOfADeletedKey() {
    // given
    cleanup.claim();
    milan.add(Kind.GATEWAY_SERVER, "rome", CleanupFixture.LABELLED);
    milan.add(Kind.CONNECTION, "gw-rome", CleanupFixture.LABELLED);

    // when
    var result = cleanup.undo(CleanupFixture.existing(Kind.GATEWAY_SERVER, "rome"));

    // then
    assertThat(result.kept()).isEmpty();
    assertThat(milan.find(Kind.CONNECTION, "gw-rome")).isEmpty();
    assertThat(milan.find(Kind.GATEWAY_SERVER, "rome")).isPresent();
  }

  @Test
  void shouldKeepAConnectionThatExistedBefore() {
    // given
    cleanup.claim();
    milan.add(Kind.CONNECTION, "gw-rome", CleanupFixture.LABELLED);

    // when
    cleanup.undo(CleanupFixture.existing(Kind.CONNECTION, "gw-rome"));

    // then
    assertThat(milan.find(Kind.CONNECTION, "gw-rome")).isPresent();
  }

  @Test
  void shouldKeepAConnectionWhileThePeersKeyExists() {
    // given
    cleanup.claim();
    milan.add(Kind.CONNECTION, "gw-rome", CleanupFixture.LABELLED);
    milan.add(Kind.PUBLIC_KEY, "rome", CleanupFixture.LABELLED);

    // when
    cleanup.undo(CleanupFixture.existing(Kind.PUBLIC_KEY, "rome"));

    // then
    assertThat(milan.find(Kind.CONNECTION, "gw-rome")).isPresent();
  }

  @Test
  void shouldReportAConnectionThatTheWorkerMayNotDelete() {
    // given
    cleanup.claim();
    milan.add(Kind.CONNECTION, "gw-rome", CleanupFixture.LABELLED);
    milan.forbid((verb, plural) -> verb.equals("delete") && plural.equals("connections"));

    // when
    var result = cleanup.undo();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .contains("Connection gw-rome on milan, which the worker may not delete");
    assertThat(milan.object(Kind.NAMESPACE, CleanupFixture.NAMESPACE).at("/metadata/annotations"))
        .isEmpty();
  }

  @Test
  void shouldDeleteTheBindingOfADeletedGateway() {
    // given
    cleanup.claim();
    cleanup.addGatewayBinding("rome");

    // when
    var result = cleanup.keepNamespace();

    // then
    assertThat(result).isEqualTo(DeleteResult.NOTHING);
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, CleanupFixture.GATEWAY_BINDING)).isEmpty();
    assertThat(milan.object(Kind.NAMESPACE, CleanupFixture.NAMESPACE).at("/metadata/annotations"))
        .isEmpty();
  }

  @Test
  void shouldKeepTheBindingOfAnExistingGateway() {
    // given
    cleanup.claim();
    cleanup.addGatewayBinding("rome");
    milan.add(Kind.GATEWAY_SERVER, "rome", CleanupFixture.LABELLED);

    // when
    cleanup.keepNamespace();

    // then
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, CleanupFixture.GATEWAY_BINDING)).isPresent();
  }

  @Test
  void shouldKeepABindingThatExistedBefore() {
    // given
    cleanup.claim();
    cleanup.addGatewayBinding("rome");

    // when
    cleanup.undo(
        CleanupFixture.existing(Kind.CLUSTER_ROLE_BINDING, CleanupFixture.GATEWAY_BINDING));

    // then
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, CleanupFixture.GATEWAY_BINDING)).isPresent();
  }

  @Test
  void shouldKeepABindingThatOnlyResemblesAGatewaysBinding() {
    // given
    cleanup.claim();
    cleanup.addGatewayBinding("another");

    // when
    cleanup.keepNamespace();

    // then
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, CleanupFixture.GATEWAY_BINDING)).isPresent();
  }

  @Test
  void shouldReportABindingThatTheWorkerMayNotDelete() {
    // given
    cleanup.claim();
    cleanup.addGatewayBinding("rome");
    milan.forbid((verb, plural) -> verb.equals("delete") && plural.equals("clusterrolebindings"));

    // when
    var result = cleanup.keepNamespace();

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "ClusterRoleBinding "
                + CleanupFixture.GATEWAY_BINDING
                + " on milan, which the worker may not delete");
  }
}
