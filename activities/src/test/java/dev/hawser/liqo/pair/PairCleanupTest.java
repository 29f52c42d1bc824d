package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.CleanupInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a cluster is left: as it was found, and nobody else harmed. */
final class PairCleanupTest {
  private static final String NAMESPACE = "liqo-tenant-rome";
  private static final String RIGHTS = "liqo-gateway-liqo-tenant-rome-rome";
  private static final String COPY = "{'metadata': {'labels': {'liqo.io/replicated': 'true'}}}";
  private static final String LABELLED =
      "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'rome'}}}";

  private static final String FOREIGN_CLUSTER = "foreignclusters/rome";
  private static final String SHOWS_A_TENANT =
      "{'status': {'role': 'Consumer', 'modules': {'authentication': {'enabled': true}}}}";
  private static final String SHOWS_NOTHING =
      "{'role': 'Unknown', 'modules': {'authentication': {'enabled': false}}}";

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoPair(milan.access()));
  private final PairActivities pair = activities.as(PairActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldRemoveByProductsItsNamespaceAndTheForeignClusterLast() {
    // given
    makeNamespace();
    byProducts();

    // when
    var removed = leave();

    // then
    assertThat(removed.kept()).isEmpty();
    assertThat(removed.deleted())
        .map(Object::toString)
        .containsExactly("Namespace liqo-tenant-rome", "ForeignCluster rome");
    assertThat(milan.find(Kind.NAMESPACE, NAMESPACE)).isEmpty();
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isEmpty();
  }

  @Test
  void shouldKeepANamespaceThatItDidNotMake() {
    // given
    claim();
    byProducts();

    // when
    var removed = leave();

    // then
    assertThat(removed.kept()).isEmpty();
    assertThat(milan.find(Kind.SECRET, "liqo-remote-certificate")).isEmpty();
    assertThat(milan.object(Kind.NAMESPACE, NAMESPACE).at("/metadata/annotations")).isEmpty();
  }

  @Test
  void shouldKeepByProductsThatWereThereBefore() {
    // given
    claim();
    byProducts();

    // when
    leave(existing(Kind.SECRET, "liqo-remote-certificate"), existing(Kind.FOREIGN_CLUSTER, "rome"));

    // then
    assertThat(milan.find(Kind.SECRET, "liqo-remote-certificate")).isPresent();
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isPresent();
    assertThat(milan.find(Kind.LEASE, "milan")).isEmpty();
  }

  @Test
  void shouldKeepANamespaceWithForeignContentAndNameIt() {
    // given
    makeNamespace();
    milan.add(Kind.CONFIG_MAP, "notes", "{}");
    milan.add(Kind.CONFIG_MAP, "kube-root-ca.crt", "{}");
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");

    // when
    var removed = leave();

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which holds other objects (ConfigMap notes)",
            "ForeignCluster rome on milan, which shows what is left");
    assertThat(milan.object(Kind.NAMESPACE, NAMESPACE).at("/metadata/annotations")).isEmpty();
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isPresent();
  }

  @Test
  void shouldKeepANamespaceThatHoldsAKindNobodyHereKnows() {
    // given
    makeNamespace();
    milan.add("/apis/batch/v1/namespaces/liqo-tenant-rome/jobs/backup");
    milan.add(Kind.ROLE_BINDING, "readers", "{}");

    // when
    var removed = leave();

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which holds other objects (RoleBinding readers,"
                + " Job backup)");
    assertThat(milan.find(Kind.NAMESPACE, NAMESPACE)).isPresent();
  }

  @Test
  void shouldNotWaitForWhatWasGivenUpAndNameItWithItsNamespace() {
    // given
    makeNamespace();
    milan.add(
        Kind.TENANT,
        "rome",
        "{'metadata': {'deletionTimestamp': '2026-01-01T00:00:00Z',"
            + " 'finalizers': ['example.org/mine']}}");

    // when
    var removed =
        pair.cleanUpPair(
            new CleanupInput(
                PeeringFixture.undo(PeeringFixture.provider()), List.of(), true, true));

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly(
            "Namespace liqo-tenant-rome on milan, which holds other objects (Tenant rome)");
    assertThat(milan.object(Kind.NAMESPACE, NAMESPACE).at("/metadata/annotations")).isEmpty();
  }

  /** The consumer's Identity was there before, and stays. */
  @Test
  void shouldTakeCopiesAlongThatNobodyMayTakeBack() {
    // given
    makeNamespace();
    milan.add(Kind.RENEW, "controlplane-milan", COPY);

    // when
    var removed = leave();

    // then
    assertThat(removed.kept()).isEmpty();
    assertThat(milan.find(Kind.NAMESPACE, NAMESPACE)).isEmpty();
  }

  @Test
  void shouldKeepCopiesThatWereThereBefore() {
    // given
    claim();
    milan.add(Kind.RENEW, "controlplane-milan", COPY);

    // when
    leave(existing(Kind.RENEW, "controlplane-milan"));

    // then
    assertThat(milan.find(Kind.RENEW, "controlplane-milan")).isPresent();
  }

  @Test
  void shouldKeepCopiesForALivingTenant() {
    // given
    claim();
    milan.add(Kind.TENANT, "rome", LABELLED);
    milan.add(Kind.RENEW, "controlplane-milan", COPY);

    // when
    leave(existing(Kind.TENANT, "rome"));

    // then
    assertThat(milan.find(Kind.RENEW, "controlplane-milan")).isPresent();
  }

  /** As liqoctl leaves them that ran over a half-made peering: without the run's label. */
  @Test
  void shouldNameWhatSomebodyElseTookOverMeanwhile() {
    // given
    claim();
    milan.add(Kind.TENANT, "rome", LABELLED);
    milan.add(Kind.CONFIGURATION, "rome", LABELLED);
    milan.add(Kind.SECRET, "liqo-nonce", LABELLED);

    // when
    var removed = leave(existing(Kind.CONFIGURATION, "rome"));

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly(
            "Secret liqo-nonce on milan, which someone else has taken over",
            "Tenant rome on milan, which someone else has taken over");
  }

  @Test
  void shouldKeepTheForeignClusterWhileAnythingOfThePairExists() {
    // given
    claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    milan.add(Kind.CONFIGURATION, "rome", LABELLED);

    // when
    leave();

    // then
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isPresent();
  }

  @Test
  void shouldTakeTheForeignClusterThatNothingLeftBehindBrings() {
    // given
    claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
    milan.add(Kind.PUBLIC_KEY, "rome", LABELLED);

    // when
    leave(existing(Kind.PUBLIC_KEY, "rome"));

    // then
    assertThat(milan.find(Kind.FOREIGN_CLUSTER, "rome")).isEmpty();
    assertThat(milan.find(Kind.PUBLIC_KEY, "rome")).isPresent();
  }

  @Test
  void shouldTakeTheForeignClusterOnlyWhenLiqoKnowsThatNothingIsLeft() {
    // given
    claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", SHOWS_A_TENANT);
    var noticed = new AtomicBoolean();
    var deletedAfter = new ArrayList<Boolean>();
    milan.after(
        4,
        "GET " + FOREIGN_CLUSTER,
        () -> {
          milan.set(Kind.FOREIGN_CLUSTER, "rome", "/status", SHOWS_NOTHING);
          noticed.set(true);
        });
    milan.after("DELETE " + FOREIGN_CLUSTER, () -> deletedAfter.add(noticed.get()));

    // when
    var removed = leave();

    // then
    assertThat(removed.deleted()).map(Object::toString).contains("ForeignCluster rome");
    assertThat(deletedAfter).containsExactly(true);
  }

  @Test
  void shouldTakeTheForeignClusterThatLiqoDoesNotLookAtAgain() {
    // given
    claim();
    milan.add(Kind.FOREIGN_CLUSTER, "rome", SHOWS_A_TENANT);

    // when
    var removed = leave();

    // then
    assertThat(removed.deleted()).map(Object::toString).contains("ForeignCluster rome");
  }

  /** The gateway was there before, and stays; the run's key is gone by now. */
  @Test
  void shouldTakeTheConnectionThatItsKeyBrought() {
    // given
    claim();
    milan.add(Kind.GATEWAY_SERVER, "rome", LABELLED);
    milan.add(Kind.CONNECTION, "gw-rome", LABELLED);

    // when
    var removed = leave(existing(Kind.GATEWAY_SERVER, "rome"));

    // then
    assertThat(removed.kept()).isEmpty();
    assertThat(milan.find(Kind.CONNECTION, "gw-rome")).isEmpty();
    assertThat(milan.find(Kind.GATEWAY_SERVER, "rome")).isPresent();
  }

  @Test
  void shouldKeepAConnectionThatWasThereBefore() {
    // given
    claim();
    milan.add(Kind.CONNECTION, "gw-rome", LABELLED);

    // when
    leave(existing(Kind.CONNECTION, "gw-rome"));

    // then
    assertThat(milan.find(Kind.CONNECTION, "gw-rome")).isPresent();
  }

  @Test
  void shouldKeepAConnectionWhileThePeersKeyIsThere() {
    // given
    claim();
    milan.add(Kind.CONNECTION, "gw-rome", LABELLED);
    milan.add(Kind.PUBLIC_KEY, "rome", LABELLED);

    // when
    leave(existing(Kind.PUBLIC_KEY, "rome"));

    // then
    assertThat(milan.find(Kind.CONNECTION, "gw-rome")).isPresent();
  }

  @Test
  void shouldNameTheConnectionItMayNotRemove() {
    // given
    claim();
    milan.add(Kind.CONNECTION, "gw-rome", LABELLED);
    milan.forbid((verb, plural) -> verb.equals("delete") && plural.equals("connections"));

    // when
    var removed = leave();

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .contains("Connection gw-rome on milan, which the worker may not delete");
    assertThat(milan.object(Kind.NAMESPACE, NAMESPACE).at("/metadata/annotations")).isEmpty();
  }

  @Test
  void shouldKeepTheNamespaceOfTheReversePeering() {
    // given
    milan.add(Kind.IDENTITY, "controlplane-rome", LABELLED);

    // when
    var removed =
        pair.cleanUpPair(
            new CleanupInput(PeeringFixture.teardown(PeeringFixture.provider()), List.of(), true));

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(removed.kept())
        .singleElement()
        .asString()
        .contains(NAMESPACE, "reverse peering", "Identity controlplane-rome on milan");
    assertThat(milan.find(Kind.NAMESPACE, NAMESPACE)).isPresent();
  }

  @Test
  void shouldLeaveEverythingToTheRunThatTookOver() {
    // given
    makeNamespace();
    pair.claimPair(
        new ClaimInput(PeeringFixture.provider(), PeeringFixture.holder("run-2"), true, true));
    byProducts();
    int before = milan.writes().size();

    // when
    var removed = leave();

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(removed.kept()).singleElement().asString().contains("milan", "taken over");
    assertThat(milan.writes()).hasSize(before);
  }

  @Test
  void shouldBeLeftTwice() {
    // given
    makeNamespace();

    // when
    leave();

    // then
    assertThat(leave()).isEqualTo(DeleteResult.NOTHING);
  }

  @Test
  void shouldRemoveTheRightsOfAGatewayThatIsGone() {
    // given
    claim();
    rightsOfGateway("rome");

    // when
    var removed = letGo();

    // then
    assertThat(removed).isEqualTo(DeleteResult.NOTHING);
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, RIGHTS)).isEmpty();
    assertThat(milan.object(Kind.NAMESPACE, NAMESPACE).at("/metadata/annotations")).isEmpty();
  }

  @Test
  void shouldKeepTheRightsOfALivingGateway() {
    // given
    claim();
    rightsOfGateway("rome");
    milan.add(Kind.GATEWAY_SERVER, "rome", LABELLED);

    // when
    letGo();

    // then
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, RIGHTS)).isPresent();
  }

  @Test
  void shouldKeepTheRightsOfAGatewayThatWereThereBefore() {
    // given
    claim();
    rightsOfGateway("rome");

    // when
    leave(existing(Kind.CLUSTER_ROLE_BINDING, RIGHTS));

    // then
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, RIGHTS)).isPresent();
  }

  @Test
  void shouldKeepABindingThatOnlyLooksLikeAGateways() {
    // given
    claim();
    rightsOfGateway("another");

    // when
    letGo();

    // then
    assertThat(milan.find(Kind.CLUSTER_ROLE_BINDING, RIGHTS)).isPresent();
  }

  @Test
  void shouldNameTheRightsItMayNotRemove() {
    // given
    claim();
    rightsOfGateway("rome");
    milan.forbid((verb, plural) -> verb.equals("delete") && plural.equals("clusterrolebindings"));

    // when
    var removed = letGo();

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly(
            "ClusterRoleBinding " + RIGHTS + " on milan, which the worker may not delete");
  }

  private void rightsOfGateway(String name) {
    milan.add(
        Kind.CLUSTER_ROLE_BINDING,
        RIGHTS,
        "{'metadata': {'labels': {'networking.liqo.io/gateway-name': '%s',".formatted(name)
            + " 'networking.liqo.io/gateway-namespace': 'liqo-tenant-rome'}}}");
  }

  private DeleteResult letGo() {
    return pair.cleanUpPair(
        new CleanupInput(PeeringFixture.teardown(PeeringFixture.provider()), List.of(), false));
  }

  private DeleteResult leave(ObjectReference... keep) {
    return pair.cleanUpPair(
        new CleanupInput(PeeringFixture.undo(PeeringFixture.provider()), List.of(keep), true));
  }

  private static ObjectReference existing(Kind kind, String name) {
    return new ObjectReference(kind.word(), kind.namespaced() ? NAMESPACE : null, name, null);
  }

  private void makeNamespace() {
    milan.remove(Kind.NAMESPACE, NAMESPACE);
    claim();
  }

  private void claim() {
    pair.claimPair(
        new ClaimInput(PeeringFixture.provider(), PeeringFixture.holder("run-1"), false, true));
  }

  private void byProducts() {
    milan.add(Kind.SECRET, "liqo-remote-certificate", LABELLED);
    milan.add(Kind.SECRET, "liqo-remote-certificate-milan", LABELLED);
    milan.add(Kind.LEASE, "milan", "{}");
    milan.add(Kind.FOREIGN_CLUSTER, "rome", "{}");
  }
}
