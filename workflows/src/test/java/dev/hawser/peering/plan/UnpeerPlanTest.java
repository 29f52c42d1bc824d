package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.CommaList;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.PlannedStep.Action;
import dev.hawser.peering.Step;
import dev.hawser.peering.saga.FakeCluster;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The plan of an unpeer as a pure function: what is deleted, evicted or kept. */
final class UnpeerPlanTest {
  private final PeeredClusters clusters = new PeeredClusters();
  private final FakeCluster rome = clusters.rome;
  private final FakeCluster milan = clusters.milan;

  /** A request, what differs from a finished peering, and the whole plan. */
  enum Situation {
    FINISHED_PEERING(
        "{}",
        (rome, milan) -> {},
        """
        DELETE REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan
        DELETE REMOVE_IDENTITY rome: Identity milan
        DELETE REMOVE_TENANT milan: Tenant rome
        DELETE NETWORK milan: GatewayServer gateway, Configuration rome
        DELETE NETWORK rome: GatewayClient gateway, Configuration milan
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    NAMESPACES_TOO(
        "{'deleteNamespaces': true}",
        (rome, milan) -> {},
        """
        DELETE REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan
        DELETE REMOVE_IDENTITY rome: Identity milan
        DELETE REMOVE_TENANT milan: Tenant rome
        DELETE NETWORK milan: GatewayServer gateway, Configuration rome
        DELETE NETWORK rome: GatewayClient gateway, Configuration milan
        DELETE RELEASE rome: Namespace liqo-tenant-milan
        DELETE RELEASE milan: Namespace liqo-tenant-rome
        """),
    RUNNING_PODS(
        "{'modules': ['offloading'], 'evict': true}",
        (rome, milan) -> rome.offloadedPods = 3,
        """
        EVICT REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan: 3 pods are evicted
        KEEP REMOVE_IDENTITY rome: Identity milan: its module was not selected for removal
        KEEP REMOVE_TENANT milan: Tenant rome: its module was not selected for removal
        KEEP NETWORK milan: GatewayServer gateway, Configuration rome: its module was not selected for removal
        KEEP NETWORK rome: GatewayClient gateway, Configuration milan: its module was not selected for removal
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    DRAINED(
        "{'modules': ['offloading'], 'drain': true}",
        (rome, milan) -> rome.offloadedPods = 3,
        """
        CHANGE DRAIN rome: Node milan: cordoned, and its pods are evicted as their disruption budgets allow
        DELETE REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan
        KEEP REMOVE_IDENTITY rome: Identity milan: its module was not selected for removal
        KEEP REMOVE_TENANT milan: Tenant rome: its module was not selected for removal
        KEEP NETWORK milan: GatewayServer gateway, Configuration rome: its module was not selected for removal
        KEEP NETWORK rome: GatewayClient gateway, Configuration milan: its module was not selected for removal
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    PODS_OF_A_MODULE_THAT_STAYS(
        "{'modules': ['networking']}",
        (rome, milan) -> rome.offloadedPods = 3,
        """
        KEEP REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan: its module was not selected for removal
        KEEP REMOVE_IDENTITY rome: Identity milan: its module was not selected for removal
        KEEP REMOVE_TENANT milan: Tenant rome: its module was not selected for removal
        DELETE NETWORK milan: GatewayServer gateway, Configuration rome
        DELETE NETWORK rome: GatewayClient gateway, Configuration milan
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    AUTHENTICATION_WITH_ITS_OFFLOADING(
        "{'modules': ['authentication']}",
        (rome, milan) -> {},
        """
        DELETE REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan
        DELETE REMOVE_IDENTITY rome: Identity milan
        DELETE REMOVE_TENANT milan: Tenant rome
        KEEP NETWORK milan: GatewayServer gateway, Configuration rome: its module was not selected for removal
        KEEP NETWORK rome: GatewayClient gateway, Configuration milan: its module was not selected for removal
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    REVERSE_PEERING(
        "{}",
        (rome, milan) -> {
          rome.objects.put("Tenant", Map.of("key", "key-of-milan"));
          milan.objects.put("Identity", Map.of());
        },
        """
        DELETE REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan
        DELETE REMOVE_IDENTITY rome: Identity milan
        DELETE REMOVE_TENANT milan: Tenant rome
        KEEP NETWORK milan: GatewayServer gateway, Configuration rome: in use by milan→rome (Tenant milan on rome, Identity rome on milan)
        KEEP NETWORK rome: GatewayClient gateway, Configuration milan: in use by milan→rome (Tenant milan on rome, Identity rome on milan)
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    TENANT_DELETED_BY_SOMEONE(
        "{}",
        (rome, milan) -> milan.objects.remove("Tenant"),
        """
        DELETE REPAIR milan: copies that rome has no permission to delete
        DELETE REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan
        DELETE REMOVE_IDENTITY rome: Identity milan
        ABSENT REMOVE_TENANT milan
        DELETE NETWORK milan: GatewayServer gateway, Configuration rome
        DELETE NETWORK rome: GatewayClient gateway, Configuration milan
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    CREDENTIALS_STUCK_IN_DELETION(
        "{}",
        (rome, milan) -> {
          for (var kind : List.of("Identity", "ResourceSlice", "VirtualNode", "Node")) {
            rome.objects.remove(kind);
          }
          rome.stuck.add(ObjectReference.of("Identity", "controlplane-milan"));
        },
        """
        DELETE REPAIR milan: copies that rome has no permission to delete
        ABSENT REMOVE_NODE rome
        DELETE REMOVE_IDENTITY rome: Identity controlplane-milan
        DELETE REMOVE_TENANT milan: Tenant rome
        DELETE NETWORK milan: GatewayServer gateway, Configuration rome
        DELETE NETWORK rome: GatewayClient gateway, Configuration milan
        KEEP RELEASE rome: Namespace liqo-tenant-milan: deleted on request only
        KEEP RELEASE milan: Namespace liqo-tenant-rome: deleted on request only
        """),
    PROVIDER_GONE(
        "{'providerGone': true, 'deleteNamespaces': true}",
        (rome, milan) -> {},
        """
        DELETE REMOVE_NODE rome: VirtualNode milan, ResourceSlice milan
        DELETE REMOVE_IDENTITY rome: Identity milan
        KEEP REMOVE_TENANT milan: the provider is permanently unreachable
        KEEP NETWORK milan: the provider is permanently unreachable
        DELETE NETWORK rome: GatewayClient gateway, Configuration milan
        DELETE RELEASE rome: Namespace liqo-tenant-milan
        KEEP RELEASE milan: the provider is permanently unreachable
        """);

    private final String request;
    private final BiConsumer<FakeCluster, FakeCluster> event;
    private final String lines;

    Situation(String request, BiConsumer<FakeCluster, FakeCluster> event, String lines) {
      this.request = request;
      this.event = event;
      this.lines = lines;
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldDecideForEveryStepWhatHappensToIt(Situation situation) {
    // given
    situation.event.accept(rome, milan);

    // when
    var plan = clusters.plan(situation.request);

    // then
    assertThat(plan.steps())
        .map(UnpeerPlanTest::line)
        .containsExactlyElementsOf(situation.lines.lines().toList());
    assertThat(plan.isDone()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldNameTheObjectsThatItsStepsDeleteAndNoOthers(Situation situation) {
    // given
    situation.event.accept(rome, milan);

    // when
    var plan = clusters.plan(situation.request);

    // then
    assertThat(PlannedObjects.writingSteps(plan.describe()))
        .isEqualTo(PlannedObjects.writingSteps(plan.steps()));
  }

  @Test
  void shouldBeDoneOnceNothingIsLeftButTheNamespaces() {
    // given
    rome.objects.kinds().forEach(rome.objects::remove);
    milan.objects.kinds().forEach(milan.objects::remove);
    rome.objects.put("Namespace", Map.of());

    // when
    var plan = clusters.plan("{}");

    // then
    assertThat(plan.isDone()).isTrue();
    assertThat(plan.steps()).noneMatch(PlannedStep::writes);
    assertThat(plan.kept()).isEmpty();
  }

  @Test
  void shouldNotBeDoneWhileANamespaceIsLeftThatIsToBeDeleted() {
    // given
    rome.objects.kinds().forEach(rome.objects::remove);
    milan.objects.kinds().forEach(milan.objects::remove);
    rome.objects.put("Namespace", Map.of());

    // when
    var plan = clusters.plan("{'deleteNamespaces': true}");

    // then
    assertThat(plan.isDone()).isFalse();
    assertThat(plan.steps())
        .filteredOn(PlannedStep::writes)
        .map(UnpeerPlanTest::line)
        .containsExactly("DELETE RELEASE rome: Namespace liqo-tenant-milan");
  }

  @ParameterizedTest
  @CsvSource({
    "'{}', REMOVE_NODE, rome, true",
    "'{}', RELEASE, milan, true",
    "'{\"modules\": [\"offloading\"]}', NETWORK, rome, false",
    "'{\"modules\": [\"offloading\"]}', RELEASE, rome, true"
  })
  void shouldRunWhatIsNotKeptAndAlwaysReleaseThePair(
      String request, Step step, String cluster, boolean runs) {
    // given
    var plan = clusters.plan(request);

    // when
    boolean answer = plan.runs(step, cluster.equals("rome") ? rome.id : milan.id);

    // then
    assertThat(answer).isEqualTo(runs);
  }

  @Test
  void shouldRunAStepWhoseObjectsWereNotSeen() {
    // given
    rome.objects.remove("Identity");

    // when
    var plan = clusters.plan("{}");

    // then
    assertThat(plan.steps()).anyMatch(line -> line.action() == Action.ABSENT);
    assertThat(plan.runs(Step.REMOVE_IDENTITY, rome.id)).isTrue();
  }

  @Test
  void shouldClaimOnlyTheConsumerWhenTheProviderIsGone() {
    // when
    var plan = clusters.plan("{'providerGone': true, 'takeOver': true}");

    // then
    assertThat(plan.claiming()).isEqualTo(new ClaimPlan(List.of(rome.id), true, false));
    assertThat(plan.declaresProviderGone()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"drain\": true}', 'the virtual node''s pods to end (10m at most)'",
    "'{\"drain\": true, \"drainTimeout\": \"PT1H30M\"}', 'the virtual node''s pods to end (1h30m at"
        + " most)'",
    "'{\"evict\": true}', "
  })
  void shouldSayHowLongItWaitsForPodsBeforeTheFirstDelete(String request, String condition) {
    // given
    var plan = clusters.plan(request);

    // when
    var waits = plan.describe().waits();

    // then
    assertThat(waits)
        .map(wait -> wait.step() + " " + wait.cluster() + ": " + wait.condition())
        .isEqualTo(condition == null ? List.of() : List.of("DRAIN rome: " + condition));
  }

  @Test
  void shouldDrainANodeThatWasNotSeen() {
    // given
    rome.objects.remove("Node");

    // when
    var plan = clusters.plan("{'drain': true}");

    // then
    assertThat(plan.steps()).map(UnpeerPlanTest::line).contains("ABSENT DRAIN rome");
    assertThat(plan.drains()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"http://10.72.0.3:8118, true", ", false"})
  void shouldKeepTheTunnelForCredentialsThatPassThroughIt(String proxy, boolean needed) {
    // given
    milan.objects.set("Tenant", "proxyUrl", proxy);

    // when
    var plan = clusters.plan("{}");

    // then
    assertThat(plan.needsTunnelForCredentials()).isEqualTo(needed);
  }

  private static String line(PlannedStep line) {
    String objects = line.objects().isEmpty() ? "" : ": " + CommaList.of(line.objects());
    String detail = line.detail().isEmpty() ? "" : ": " + line.detail();
    return line.action() + " " + line.step() + " " + line.cluster() + objects + detail;
  }
}
