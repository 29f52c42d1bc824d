package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.MissingRight;
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

  private final PeeringTestEnvironment harborage = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    harborage.close();
  }

  @BeforeEach
  void peer() {
    harborage.peered();
  }

  @Test
  void shouldTakeEverythingDownInOrder() {
    // when
    var run = harborage.start("Unpeer", REQUEST);
    var result = run.getResult(UnpeeringResult.class);

    // then
    assertThat(harborage.calls)
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
    assertThat(harborage.calls)
        .containsSubsequence(
            "milan claimPair",
            "rome claimPair",
            "rome deleteSlice",
            "rome deleteIdentity",
            "milan deleteTenant",
            "rome leavePair");
    assertThat(harborage.calls)
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
    harborage.milan.objects.set("Tenant", "proxyUrl", "http://10.72.0.3:8118");

    // when
    harborage.unpeer(REQUEST);

    // then
    assertThat(harborage.calls)
        .containsSubsequence("rome deleteIdentity", "rome deleteNetwork")
        .containsSubsequence("rome deleteIdentity", "milan deleteNetwork");
  }

  @Test
  void shouldDoNothingTheSecondTime() {
    // given
    harborage.unpeer(REQUEST);
    harborage.calls.clear();

    // when
    var result = harborage.unpeer(REQUEST);

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(harborage.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
  }

  @Test
  void shouldKeepTheNetworkOfTheReversePeeringAndSayWhy() {
    // given
    reversePeering();

    // when
    var result = harborage.unpeer(REQUEST);

    // then
    assertThat(result.kept())
        .map(Object::toString)
        .containsExactly(
            "the network, in use by milan→rome (Tenant milan on rome, Identity rome on milan)");
    assertThat(left("milan")).contains("GatewayServer", "Configuration").doesNotContain("Tenant");
    assertThat(harborage.calls("deleteNetwork")).isEmpty();
  }

  @Test
  void shouldDoNothingTheSecondTimeBesideAReversePeering() {
    // given
    reversePeering();
    harborage.unpeer(REQUEST);
    harborage.calls.clear();

    // when
    var result = harborage.unpeer(REQUEST);

    // then
    assertThat(result.deleted()).isEmpty();
    assertThat(result.kept()).singleElement().asString().startsWith("the network, in use by");
    assertThat(harborage.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
  }

  @Test
  void shouldTakeTheCopiesAwayFirstWhereTheTenantIsGone() {
    // given
    harborage.milan.objects.remove("Tenant");

    // when
    harborage.unpeer(REQUEST);

    // then
    assertThat(harborage.calls).containsSubsequence("milan deleteCopies", "rome deleteSlice");
  }

  @Test
  void shouldTakeTheCopiesAwayFirstWhereTheTenantHasNoRights() {
    // given
    harborage.milan.rightless = true;

    // when
    harborage.unpeer(REQUEST);

    // then
    assertThat(harborage.calls).containsSubsequence("milan deleteCopies", "rome deleteSlice");
  }

  @Test
  void shouldRefuseWhereTheCopiesMayNotBeTakenAway() {
    // given
    harborage.milan.objects.remove("Tenant");
    harborage.milan.missingForRepair.add(
        new MissingRight("delete", "authentication.liqo.io", "renews"));
    var before = harborage.world();

    // when
    var failure = PeeringTestEnvironment.ourFailure(harborage.start("Unpeer", REQUEST));

    // then
    assertThat(failure.getType()).isEqualTo("Forbidden");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "rome no longer has the rights on milan to delete what it replicated there: grant the"
                + " worker of milan the rights to remove the copies: delete renews");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldRefuseToEvictPodsUnasked() {
    // given
    harborage.rome.offloadedPods = 3;
    var before = harborage.world();

    // when
    var run = harborage.start("Unpeer", REQUEST);
    var failure = PeeringTestEnvironment.ourFailure(run);

    // then
    assertThat(failure.getType()).isEqualTo("PodsRunning");
    assertThat(failure.getOriginalMessage())
        .isEqualTo("3 pods of rome run on milan and would be evicted: move them, or set evict");
    assertThat(PeeringTestEnvironment.phase(run)).isEqualTo("Refused");
    assertThat(harborage.world()).isEqualTo(before);
  }

  @Test
  void shouldEvictPodsWhenAskedTo() {
    // given
    harborage.rome.offloadedPods = 3;

    // when
    var result = harborage.unpeer(RequestJson.unpeer("{'evict': true}"));

    // then
    assertThat(result.deleted()).map(Object::toString).contains("ResourceSlice milan on rome");
  }

  @Test
  void shouldRemoveTheNamespacesWhenAskedTo() {
    // when
    harborage.unpeer(RequestJson.unpeer("{'deleteNamespaces': true}"));

    // then
    assertThat(left("rome")).doesNotContain("Namespace");
    assertThat(left("milan")).doesNotContain("Namespace");
  }

  @Test
  void shouldNotRemoveTheNamespacesOfTheReversePeering() {
    // given
    reversePeering();

    // when
    var run = harborage.start("Unpeer", RequestJson.unpeer("{'deleteNamespaces': true}"));

    // then
    assertThat(PeeringTestEnvironment.ourFailure(run).getType()).isEqualTo("Conflict");
    assertThat(harborage.calls("claimPair")).isEmpty();
  }

  @Test
  void shouldTakeOffloadingDownAlone() {
    // when
    harborage.unpeer(RequestJson.unpeer("{'modules': ['offloading']}"));

    // then
    assertThat(left("rome"))
        .contains("Identity", "Configuration")
        .doesNotContain("ResourceSlice", "Node");
  }

  @Test
  void shouldCleanUpAloneWhenTheProviderIsGoneForGood() {
    // given
    harborage.faults.refuse("milan inspectCluster", FailureType.UNREACHABLE);

    // when
    var result = harborage.unpeer(RequestJson.unpeer("{'providerGone': true}"));

    // then
    assertThat(harborage.calls)
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
    harborage.rome.objects.put("Tenant", Map.of("key", "key-of-milan"));
    harborage.milan.objects.put("Identity", Map.of());
  }

  private List<String> left(String cluster) {
    var world = cluster.equals("rome") ? harborage.rome.world() : harborage.milan.world();
    return List.copyOf(world.keySet());
  }
}
