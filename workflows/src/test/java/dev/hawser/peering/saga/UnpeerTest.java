package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.Permission;
import dev.hawser.peering.UnpeerRequest;
import dev.hawser.peering.UnpeeringResult;
import dev.hawser.peering.payload.RequestJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The end of a peering: what goes, in which order, and what stays. */
final class UnpeerTest {
  private static final UnpeerRequest REQUEST = UnpeerRequest.of("rome", "milan");

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @BeforeEach
  void peer() {
    environment.peered();
  }

  @Test
  void shouldRemoveEverythingInOrder() {
    // when
    var run = environment.start("Unpeer", REQUEST);
    var result = run.getResult(UnpeeringResult.class);

    // then
    assertThat(environment.calls)
        .containsExactlyInAnyOrder(
            "rome inspectCluster",
            "milan inspectCluster",
            "milan claimPair",
            "rome claimPair",
            "rome deleteSlice",
            "rome deleteIdentity",
            "milan deleteTenant",
            "rome deleteNetwork",
            "milan deleteNetwork",
            "rome leavePair",
            "milan leavePair");
    assertThat(environment.calls)
        .containsSubsequence(
            "milan claimPair",
            "rome claimPair",
            "rome deleteSlice",
            "rome deleteIdentity",
            "milan deleteTenant",
            "rome leavePair");
    assertThat(environment.calls)
        .containsSubsequence("rome deleteSlice", "milan deleteNetwork", "milan leavePair")
        .containsSubsequence("rome deleteIdentity", "rome deleteNetwork", "rome leavePair");
    assertThat(result.deleted())
        .map(Object::toString)
        .contains("ResourceSlice milan on rome", "Identity milan on rome", "Tenant rome on milan");
    assertThat(result.kept()).isEmpty();
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Unpeered");
    assertThat(left("rome"))
        .containsExactlyInAnyOrder("ForeignCluster", "Namespace", "SignedNonce");
  }

  @Test
  void shouldKeepATunnelThatLiqoNeedsForTheCredentialsUntilTheyAreGone() {
    // given
    environment.milan.objects.set("Tenant", "proxyUrl", "http://10.72.0.3:8118");

    // when
    environment.unpeer(REQUEST);

    // then
    assertThat(environment.calls)
        .containsSubsequence("rome deleteIdentity", "rome deleteNetwork")
        .containsSubsequence("rome deleteIdentity", "milan deleteNetwork");
  }

  @Test
  void shouldDoNothingTheSecondTime() {
    // given
    environment.unpeer(REQUEST);
    environment.calls.clear();

    // when
    var result = environment.unpeer(REQUEST);

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(environment.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
  }

  @Test
  void shouldKeepTheNetworkOfTheReversePeeringAndSayWhy() {
    // given
    reversePeering();

    // when
    var result = environment.unpeer(REQUEST);

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "the network, in use by milan→rome (Tenant milan on rome, Identity rome on milan)");
    assertThat(left("milan")).contains("GatewayServer", "Configuration").doesNotContain("Tenant");
    assertThat(environment.calls("deleteNetwork")).isEmpty();
  }

  @Test
  void shouldDoNothingTheSecondTimeBesideAReversePeering() {
    // given
    reversePeering();
    environment.unpeer(REQUEST);
    environment.calls.clear();

    // when
    var result = environment.unpeer(REQUEST);

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(result.kept()).singleElement().asString().startsWith("the network, in use by");
    assertThat(environment.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
  }

  @Test
  void shouldDeleteTheCopiesFirstWhereTheTenantIsGone() {
    // given
    environment.milan.objects.remove("Tenant");

    // when
    environment.unpeer(REQUEST);

    // then
    assertThat(environment.calls).containsSubsequence("milan deleteCopies", "rome deleteSlice");
  }

  @Test
  void shouldDeleteTheCopiesFirstWhereTheTenantHasNoPermissions() {
    // given
    environment.milan.permissionsRevoked = true;

    // when
    environment.unpeer(REQUEST);

    // then
    assertThat(environment.calls).containsSubsequence("milan deleteCopies", "rome deleteSlice");
  }

  @Test
  void shouldRefuseWhereTheCopiesMayNotBeDeleted() {
    // given
    environment.milan.objects.remove("Tenant");
    environment.milan.missingForRepair.add(
        new Permission("delete", "authentication.liqo.io", "renews"));
    var before = environment.state();

    // when
    var failure = PeeringTestEnvironment.failureOf(environment.start("Unpeer", REQUEST));

    // then
    assertThat(failure.getType()).isEqualTo("Forbidden");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "rome no longer has the permissions on milan to delete what it replicated there: grant"
                + " the worker of milan the permissions to remove the copies: delete renews");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldRefuseToEvictPodsWithoutPermission() {
    // given
    environment.rome.offloadedPods = 3;
    var before = environment.state();

    // when
    var run = environment.start("Unpeer", REQUEST);
    var failure = PeeringTestEnvironment.failureOf(run);

    // then
    assertThat(failure.getType()).isEqualTo("PodsRunning");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "3 pods of rome run on milan and would be evicted: move them, set drain, or set evict");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Refused");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldEvictPodsWhenAskedTo() {
    // given
    environment.rome.offloadedPods = 3;

    // when
    var result = environment.unpeer(RequestJson.unpeer("{'evict': true}"));

    // then
    assertThat(result.deleted()).map(Object::toString).contains("ResourceSlice milan on rome");
  }

  @Test
  void shouldRemoveTheNamespacesWhenAskedTo() {
    // when
    environment.unpeer(RequestJson.unpeer("{'deleteNamespaces': true}"));

    // then
    assertThat(left("rome")).doesNotContain("Namespace");
    assertThat(left("milan")).doesNotContain("Namespace");
  }

  @Test
  void shouldNotRemoveTheNamespacesOfTheReversePeering() {
    // given
    reversePeering();

    // when
    var run = environment.start("Unpeer", RequestJson.unpeer("{'deleteNamespaces': true}"));

    // then
    assertThat(PeeringTestEnvironment.failureOf(run).getType()).isEqualTo("Conflict");
    assertThat(environment.calls("claimPair")).isEmpty();
  }

  @Test
  void shouldTakeOffloadingDownAlone() {
    // when
    environment.unpeer(RequestJson.unpeer("{'modules': ['offloading']}"));

    // then
    assertThat(left("rome"))
        .contains("Identity", "Configuration")
        .doesNotContain("ResourceSlice", "Node");
  }

  @Test
  void shouldCleanUpAloneWhenTheProviderIsGoneForGood() {
    // given
    environment.faults.refuse("milan inspectCluster", FailureType.UNREACHABLE);

    // when
    var result = environment.unpeer(RequestJson.unpeer("{'providerGone': true}"));

    // then
    assertThat(environment.calls)
        .containsSubsequence("rome claimPair", "rome declareGone", "rome deleteSlice")
        .noneMatch(call -> call.startsWith("milan"));
    assertThat(left("rome")).doesNotContain("Identity", "Configuration", "GatewayClient");
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "everything of rome→milan on milan: Tenant, gateway, Configuration, tenant"
                + " namespace");
  }

  private void reversePeering() {
    environment.rome.objects.put("Tenant", Map.of("key", "key-of-milan"));
    environment.milan.objects.put("Identity", Map.of());
  }

  private List<String> left(String cluster) {
    var state = cluster.equals("rome") ? environment.rome.state() : environment.milan.state();
    return List.copyOf(state.keySet());
  }
}
