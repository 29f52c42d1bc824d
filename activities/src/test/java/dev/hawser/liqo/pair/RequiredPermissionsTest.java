package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.Permission;
import dev.hawser.activity.PermissionUse;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.InstalledLiqo;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which permissions an inspection misses, for what exists and under a worker's roles. */
final class RequiredPermissionsTest {
  private static final String NOTHING = "[]";
  private static final String ALL_IN_THE_NAMESPACE =
      "[{'verbs': ['*'], 'apiGroups': ['*'], 'resources': ['*']}]";
  private static final String ITS_OWN_COPY =
      "[{'verbs': ['delete'], 'apiGroups': ['authentication.liqo.io'], 'resources': ['renews'],"
          + " 'resourceNames': ['copy']}]";

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);

  @BeforeEach
  void install() {
    InstalledLiqo.on(milan, PeeringFixture.PROVIDER);
    InstalledLiqo.on(rome, PeeringFixture.CONSUMER);
  }

  @AfterEach
  void close() {
    milan.close();
    rome.close();
  }

  @Test
  void shouldAskByNameForTheCopiesThatARepairDeletes() {
    // given
    addCopyOfRenew();

    // when
    var missing = provider(ITS_OWN_COPY).missingForRepair();

    // then
    assertThat(missing).isEmpty();
  }

  @Test
  void shouldNameTheCopiesThatARepairMayNotDelete() {
    // given
    addCopyOfRenew();

    // when
    var missing = provider(NOTHING).missingForRepair();

    // then
    assertThat(missing)
        .map(Permission::toString)
        .containsExactly("delete renews copy in liqo-tenant-rome");
  }

  @Test
  void shouldAskForAllCopiesThatMayNotBeListed() {
    // given
    addCopyOfRenew();
    milan.forbid((verb, plural) -> verb.equals("list") && plural.equals("renews"));

    // when
    var missing = provider(ITS_OWN_COPY).missingForRepair();

    // then
    assertThat(missing)
        .map(Permission::toString)
        .containsExactly("list renews in liqo-tenant-rome", "delete renews in liqo-tenant-rome");
  }

  @Test
  void shouldNameTheCertificatesThatARepairMayNotDelete() {
    // given
    add(Kind.SECRET, "liqo-remote-certificate", "");
    add(Kind.SECRET, "liqo-remote-certificate-slice", "");

    // when
    var missing = provider(NOTHING).missing();

    // then
    assertThat(missing)
        .filteredOn(it -> it.uses().contains(PermissionUse.REPAIR_CERTIFICATES))
        .map(Permission::toString)
        .containsExactly(
            "delete secrets liqo-remote-certificate in liqo-tenant-rome",
            "delete secrets liqo-remote-certificate-slice in liqo-tenant-rome");
  }

  @Test
  void shouldNotTakeARoleBindingForAPermissionOnAForeignCluster() {
    // given
    rome.add(Kind.FOREIGN_CLUSTER, "milan", "{}");

    // when
    var missing = consumer(ALL_IN_THE_NAMESPACE).missing();

    // then
    assertThat(missing)
        .filteredOn(it -> it.resource().equals("foreignclusters"))
        .extracting(Permission::toString, Permission::uses)
        .containsExactly(
            tuple("update foreignclusters milan", List.of(PermissionUse.DECLARE_UNREACHABLE)));
  }

  @Test
  void shouldNotAskForAPermissionOnAForeignClusterThatDoesNotExist() {
    // when
    var missing = consumer(NOTHING).missing();

    // then
    assertThat(missing).filteredOn(it -> it.resource().equals("foreignclusters")).isEmpty();
  }

  @Test
  void shouldAskForWhatAPeeringWithAProviderDeclaredUnreachableChanges() {
    // given
    rome.add(
        Kind.FOREIGN_CLUSTER,
        "milan",
        "{'metadata': {'annotations': {'liqo.io/foreign-cluster-permanently-unreachable':"
            + " 'true'}}}");

    // when
    var missing = consumer(ALL_IN_THE_NAMESPACE).missing();

    // then
    assertThat(missing)
        .filteredOn(it -> it.uses().contains(PermissionUse.CLEAR_UNREACHABLE))
        .map(Permission::toString)
        .containsExactly("update foreignclusters milan");
  }

  @Test
  void shouldTakeARoleBindingForAPermissionOnItsNamespace() {
    // when
    var missing = consumer(ALL_IN_THE_NAMESPACE).missing();

    // then
    assertThat(missing).filteredOn(it -> it.resource().equals("namespaces")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"selfsubjectrulesreviews", "selfsubjectaccessreviews"})
  void shouldUnderstandRolesWhenOnlyOneReviewIsAnswered(String refused) {
    // given
    rome.forbid((verb, plural) -> plural.equals(refused));

    // when
    var missing = consumer(ALL_IN_THE_NAMESPACE).missing();

    // then
    assertThat(missing).filteredOn(it -> it.resource().equals("namespaces")).isEmpty();
    assertThat(missing).filteredOn(it -> it.namespace() != null).isEmpty();
  }

  private Permissions provider(String rules) {
    return inspect(milan, PeeringFixture.provider(), rules);
  }

  private Permissions consumer(String rules) {
    return inspect(rome, PeeringFixture.consumer(), rules);
  }

  private static Permissions inspect(FakeCluster cluster, ActivityScope scope, String rules) {
    try (var activities = new ActivityRunner(new LiqoPair(cluster.restrictedTo(rules)))) {
      return activities
          .as(PairActivities.class)
          .inspectCluster(new InspectInput(scope.cluster(), scope.peer(), scope.role(), false))
          .permissions();
    }
  }

  private void addCopyOfRenew() {
    add(Kind.RENEW, "copy", "'liqo.io/replicated': 'true', ");
    add(Kind.RENEW, "own", "");
  }

  private void add(Kind kind, String name, String label) {
    milan.add(
        kind, name, "{'metadata': {'labels': {" + label + "'liqo.io/remote-cluster-id': 'rome'}}}");
  }
}
