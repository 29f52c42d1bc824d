package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.OffloadingActivities.SliceInput;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests for the provider's resources. */
final class SlicesTest {
  private static final String GET = "GET resourceslices/milan";
  private static final String POST = "POST resourceslices/milan";
  private static final String PUT = "PUT resourceslices/milan";

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
  void shouldCreateTheSliceAsLiqoctlDoes() {
    // given
    rome.after(POST, () -> fixture.accept("{'cpu': '4', 'memory': '8Gi'}"));

    // when
    var slice = ensure(PeeringFixture.consumer(), ResourceOptions.DEFAULTS);

    // then
    assertThat(slice)
        .isEqualTo(new SliceDecision("milan", Map.of("cpu", "4", "memory", "8Gi"), null));
    assertThat(rome.bodies(POST))
        .containsExactly(
            FakeCluster.json(
                "{'apiVersion': 'authentication.liqo.io/v1beta1', 'kind': 'ResourceSlice',"
                    + " 'metadata': {'name': 'milan', 'namespace': 'liqo-tenant-milan', 'labels':"
                    + " {'liqo.io/replication': 'true', 'liqo.io/remoteID': 'milan',"
                    + " 'liqo.io/remote-cluster-id': 'milan', 'hawser.dev/run': 'run-1'},"
                    + " 'annotations': {'liqo.io/create-virtual-node': 'true'}}, 'spec':"
                    + " {'providerClusterID': 'milan', 'class': 'default'}}"));
  }

  @Test
  void shouldAdoptASliceWithoutAWrite() {
    // given
    fixture.slice("'resources': {'cpu': '2'}");
    fixture.accept("{'cpu': '2'}");

    // when
    ensure(PeeringFixture.consumer(), ResourceOptions.DEFAULTS);

    // then
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldChangeAndRestoreTheResources() {
    // given
    fixture.slice("'resources': {'cpu': '2'}, 'csr': 'bGlxbw=='");
    var before = rome.field(Kind.RESOURCE_SLICE, "milan", "/spec");
    rome.after(PUT, () -> fixture.accept("{'cpu': '4'}"));

    // when
    ensure(PeeringFixture.consumer(), cpu("4000m"));
    var changed = rome.field(Kind.RESOURCE_SLICE, "milan", "/spec");
    offloading.deleteSlice(PeeringFixture.undo(PeeringFixture.consumer()));

    // then
    assertThat(changed.at("/resources/cpu").asText()).isEqualTo("4000m");
    assertThat(changed.at("/csr").asText()).isEqualTo("bGlxbw==");
    assertThat(rome.field(Kind.RESOURCE_SLICE, "milan", "/spec")).isEqualTo(before);
  }

  @Test
  void shouldKeepTheAmountsThatAreNotRequested() {
    // given
    fixture.slice("'resources': {'cpu': '2', 'memory': '4Gi'}");
    rome.after(PUT, () -> fixture.accept("{'cpu': '4', 'memory': '4Gi'}"));

    // when
    ensure(PeeringFixture.consumer(), cpu("4"));

    // then
    assertThat(rome.field(Kind.RESOURCE_SLICE, "milan", "/spec/resources"))
        .isEqualTo(FakeCluster.json("{'cpu': '4', 'memory': '4Gi'}"));
  }

  @Test
  void shouldReplaceAnAmountThatCannotBeRead() {
    // given
    fixture.slice("'resources': {'cpu': 'lots'}");
    rome.after(PUT, () -> fixture.accept("{'cpu': '4'}"));

    // when
    ensure(PeeringFixture.consumer(), cpu("4"));

    // then
    assertThat(rome.field(Kind.RESOURCE_SLICE, "milan", "/spec/resources"))
        .isEqualTo(FakeCluster.json("{'cpu': '4'}"));
  }

  @Test
  void shouldNotAcceptTheAnswerToAnotherRequest() {
    // given
    fixture.slice("'resources': {'cpu': '2'}");
    fixture.accept("{'cpu': '2'}");
    rome.after(6, GET, () -> fixture.accept("{'cpu': '4'}"));

    // when
    var granted = ensure(PeeringFixture.consumer(), cpu("4")).granted();

    // then
    assertThat(granted).containsEntry("cpu", "4");
  }

  @Test
  void shouldTolerateAShortDenial() {
    // given
    rome.after(POST, () -> fixture.answer("Denied", "Denied", "{}"));
    rome.after(4, GET, () -> fixture.accept("{'cpu': '4'}"));

    // when
    var unusable = ensure(PeeringFixture.consumer(), ResourceOptions.DEFAULTS).unusable();

    // then
    assertThat(unusable).isNull();
  }

  @Test
  void shouldNameTheControllersThatDoNotAnswer() {
    // when
    var failure =
        ActivityRunner.failureOf(
            () ->
                ensure(
                    PeeringFixture.impatient(PeeringFixture.consumer()), ResourceOptions.DEFAULTS));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage())
        .contains("ResourceSlice milan", "liqo-tenant-milan", "crd-replicator");
  }

  @Test
  void shouldNotWaitForTheDecisionOnAnotherClass() {
    // given
    rome.after(POST, fixture::authenticateOnly);

    // when
    var slice = ensure(PeeringFixture.consumer(), new ResourceOptions("gpu", null, null));

    // then
    assertThat(slice.unusable()).contains("class gpu");
    assertThat(rome.field(Kind.RESOURCE_SLICE, "milan", "/spec/class").asText()).isEqualTo("gpu");
  }

  @Test
  void shouldStopLiqoFromCreatingAVirtualNode() {
    // given
    fixture.slice("'resources': {}");
    fixture.accept("{}");

    // when
    var slice = ensure(PeeringFixture.consumer(), new ResourceOptions(null, false, null));

    // then
    assertThat(slice.unusable()).contains("no virtual node");
    assertThat(
            rome.field(
                    Kind.RESOURCE_SLICE,
                    "milan",
                    "/metadata/annotations/liqo.io~1create-virtual-node")
                .asText())
        .isEqualTo("false");
  }

  private SliceDecision ensure(ActivityScope scope, ResourceOptions options) {
    return offloading.ensureSlice(new SliceInput(scope, options, false));
  }

  private static ResourceOptions cpu(String amount) {
    return new ResourceOptions(null, null, Map.of("cpu", amount));
  }
}
