package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.OffloadingActivities;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The removal of slices, virtual nodes and all that depends on them. */
final class SliceRemovalTest {
  private static final String KUBECONFIG = "kubeconfig-resourceslice-milan";
  private static final String OWNED_BY_ITS_IDENTITY =
      "{'metadata': {'ownerReferences': [{'apiVersion': 'authentication.liqo.io/v1beta1', 'kind':"
          + " 'Identity', 'name': 'resourceslice-milan', 'uid': '1'}]}}";

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final SliceFixture fixture = new SliceFixture(rome);
  private final ActivityRunner activities = new ActivityRunner(new LiqoOffloading(rome.access()));
  private final OffloadingActivities offloading = activities.as(OffloadingActivities.class);

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldReturnOnlyAfterEverythingIsGone() {
    // given
    fixture.slice("'resources': {}");
    fixture.virtualNode("'finalizers': ['virtualnode-controller.liqo.io/finalizer']");
    fixture.node("True");
    rome.add(Kind.LEASE, "milan", "{}");
    rome.after(
        3,
        "GET virtualnodes",
        () -> {
          fixture.virtualNode("'finalizers': []");
          rome.remove(Kind.VIRTUAL_NODE, "milan");
        });
    rome.after(3, "GET nodes/milan", () -> rome.remove(Kind.NODE, "milan"));

    // when
    var removed = offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(removed.deleted())
        .map(Object::toString)
        .contains("ResourceSlice milan", "VirtualNode milan");
    assertThat(rome.find(Kind.VIRTUAL_NODE, "milan")).isEmpty();
    assertThat(rome.find(Kind.NODE, "milan")).isEmpty();
    assertThat(rome.find(Kind.LEASE, "milan")).isEmpty();
  }

  @Test
  void shouldReturnOnlyAfterTheKubeconfigOfItsIdentityIsGone() {
    // given
    fixture.slice("'resources': {}");
    rome.add(Kind.SECRET, KUBECONFIG, OWNED_BY_ITS_IDENTITY);
    rome.after(3, "GET secrets/" + KUBECONFIG, () -> rome.remove(Kind.SECRET, KUBECONFIG));

    // when
    offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(rome.find(Kind.SECRET, KUBECONFIG)).isEmpty();
  }

  @Test
  void shouldNotWaitForAKubeconfigWithoutAnOwner() {
    // given
    fixture.slice("'resources': {}");
    rome.add(Kind.SECRET, KUBECONFIG, "{}");

    // when
    var removed = offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(removed.deleted()).map(Object::toString).contains("ResourceSlice milan");
    assertThat(rome.find(Kind.SECRET, KUBECONFIG)).isPresent();
  }

  @Test
  void shouldNotWaitForAKubeconfigThatMayNotBeRead() {
    // given
    fixture.slice("'resources': {}");
    rome.add(Kind.SECRET, KUBECONFIG, OWNED_BY_ITS_IDENTITY);
    rome.forbid((verb, plural) -> plural.equals("secrets"));

    // when
    var removed = offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(removed.deleted()).map(Object::toString).contains("ResourceSlice milan");
  }

  @Test
  void shouldReportTheSliceEvenIfTheRestHasToBeRepeated() {
    // given
    fixture.slice("'resources': {}");
    fixture.virtualNode("'finalizers': []");
    rome.fail(1, "GET virtualnodes", 503, "ServiceUnavailable");

    // when
    var removed = offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(removed.deleted())
        .map(Object::toString)
        .contains("ResourceSlice milan", "VirtualNode milan");
  }

  @Test
  void shouldDeleteTheLeaseAfterItsVirtualKubelet() {
    // given
    fixture.slice("'resources': {}");
    rome.add(
        Kind.POD,
        "vk-milan-1",
        "{'metadata': {'labels': {'liqo.io/remote-cluster-id': 'milan', 'liqo.io/virtual-node':"
            + " 'milan'}}}");
    rome.add(Kind.LEASE, "milan", "{}");
    rome.after(
        3,
        "GET pods",
        () -> {
          rome.add(Kind.LEASE, "milan", "{'spec': {'holderIdentity': 'the dying one'}}");
          rome.remove(Kind.POD, "vk-milan-1");
        });

    // when
    offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(rome.find(Kind.POD, "vk-milan-1")).isEmpty();
    assertThat(rome.find(Kind.LEASE, "milan")).isEmpty();
  }

  @Test
  void shouldKeepSlicesOfTheReversePeering() {
    // given
    rome.add(
        Kind.RESOURCE_SLICE,
        "rome",
        "{'metadata': {'labels': {'liqo.io/replicated': 'true', 'liqo.io/originID': 'milan',"
            + " 'liqo.io/remote-cluster-id': 'milan'}}}");

    // when
    var removed = offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(removed.deleted()).isEmpty();
    assertThat(rome.find(Kind.RESOURCE_SLICE, "rome")).isPresent();
  }

  @Test
  void shouldUndoOnlyItsOwnSlice() {
    // given
    fixture.slice("'resources': {}");
    fixture.virtualNode("'finalizers': []");

    // when
    var deleted = offloading.deleteSlice(PeeringFixture.undo(PeeringFixture.consumer())).deleted();

    // then
    assertThat(deleted).isEmpty();
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldNameThePodsThatHoldANode() {
    // given
    fixture.slice("'resources': {}");
    fixture.virtualNode("'finalizers': ['virtualnode-controller.liqo.io/finalizer']");
    rome.add(Kind.POD, "shop", "cart", "{'spec': {'nodeName': 'milan'}}");
    rome.add(Kind.POD, "shop", "elsewhere", "{'spec': {'nodeName': 'other'}}");

    // when
    var failure =
        ActivityRunner.failureOf(
            () ->
                offloading.deleteSlice(
                    PeeringFixture.teardown(PeeringFixture.impatient(PeeringFixture.consumer()))));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("1 pod still runs on it (Pod shop/cart)")
        .doesNotContain("elsewhere");
  }

  @Test
  void shouldReportWhatHoldsAVirtualNodeAndItsKubelet() {
    // given
    fixture.slice("'resources': {}");
    fixture.virtualNode(
        "'deletionTimestamp': '2026-01-01T00:00:00Z', 'finalizers':"
            + " ['virtualnode-controller.liqo.io/finalizer']");
    rome.add(
        Kind.DEPLOYMENT,
        "vk-milan",
        "{'metadata': {'deletionTimestamp': '2026-01-01T00:00:00Z', 'finalizers':"
            + " ['example.org/mine']}}");

    // when
    var failure =
        ActivityRunner.failureOf(
            () ->
                offloading.deleteSlice(
                    PeeringFixture.teardown(PeeringFixture.impatient(PeeringFixture.consumer()))));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("VirtualNode milan: being deleted since 2026-01-01", "until the node is drained")
        .contains(
            "Deployment vk-milan: being deleted since", "example.org/mine (not one of Liqo's");
  }

  @Test
  void shouldNameTheNodeThatHasToEndAVirtualKubelet() {
    // given
    fixture.slice("'resources': {}");
    rome.add(
        Kind.POD,
        "vk-milan-1",
        "{'metadata': {'deletionTimestamp': '2026-01-01T00:00:00Z', 'labels':"
            + " {'liqo.io/remote-cluster-id': 'milan', 'liqo.io/virtual-node': 'milan'}},"
            + " 'spec': {'nodeName': 'worker-7'}}");

    // when
    var failure =
        ActivityRunner.failureOf(
            () ->
                offloading.deleteSlice(
                    PeeringFixture.teardown(PeeringFixture.impatient(PeeringFixture.consumer()))));

    // then
    assertThat(failure.getOriginalMessage())
        .contains("the virtual-kubelet's pod to terminate: Pod vk-milan-1: being deleted since")
        .contains("node worker-7 has to terminate it");
  }

  @Test
  void shouldKeepTheLeaseOfAVirtualKubeletThatMayNotBeRead() {
    // given
    fixture.slice("'resources': {}");
    rome.add(Kind.LEASE, "milan", "{}");
    rome.forbid((verb, plural) -> plural.equals("pods"));

    // when
    var removed = offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly("Lease milan on rome, whose virtual-kubelet the worker may not read");
    assertThat(rome.find(Kind.LEASE, "milan")).isPresent();
  }

  @Test
  void shouldNameALeaseThatMayNotBeDeleted() {
    // given
    fixture.slice("'resources': {}");
    rome.add(Kind.LEASE, "milan", "{}");
    rome.forbid((verb, plural) -> verb.equals("delete") && plural.equals("leases"));

    // when
    var removed = offloading.deleteSlice(PeeringFixture.teardown(PeeringFixture.consumer()));

    // then
    assertThat(removed.kept())
        .map(Object::toString)
        .containsExactly("Lease milan on rome, which the worker may not delete");
  }
}
