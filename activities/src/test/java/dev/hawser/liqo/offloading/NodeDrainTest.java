package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.DrainInput;
import dev.hawser.activity.Role;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.waiting.HeartbeatDetails;
import dev.hawser.liqo.waiting.Timings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The virtual node before anything is deleted: cordoned and emptied, and restored by the undo. */
final class NodeDrainTest {
  private static final String CORDON = "/spec/unschedulable";
  private static final DrainInput PATIENT = new DrainInput(PeeringFixture.consumer());
  private static final DrainInput IMPATIENT =
      new DrainInput(PeeringFixture.impatient(PeeringFixture.consumer()));

  /** A budget is asked again after a moment. */
  private static final Timings QUICK =
      new Timings(
          new Timings.Polling(
              millis(5), millis(20), millis(20), millis(50), millis(50), millis(50)),
          Timings.PRODUCTION.diagnosis(),
          Timings.PRODUCTION.heartbeats(),
          Timings.PRODUCTION.watches(),
          Timings.PRODUCTION.settling(),
          Timings.PRODUCTION.inspection(),
          Timings.PRODUCTION.requests());

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final SliceFixture fixture = new SliceFixture(rome);
  private final ActivityRunner activities =
      new ActivityRunner(new LiqoOffloading(rome.access(QUICK)));
  private final OffloadingActivities offloading = activities.as(OffloadingActivities.class);

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldCordonTheNodeAndEvictItsPods() {
    // given
    fixture.node("True");
    pod("cart-1", "'app': 'cart'", "");
    pod("cart-2", "'app': 'cart'", "");
    podElsewhere("cart-3");

    // when
    var drained = offloading.drainNode(PATIENT);

    // then
    assertThat(drained.nodes()).containsExactly("milan");
    assertThat(rome.field(Kind.NODE, "milan", CORDON).asBoolean()).isTrue();
    assertThat(rome.find(Kind.POD, "cart-1")).isEmpty();
    assertThat(rome.find(Kind.POD, "cart-2")).isEmpty();
    assertThat(rome.find(Kind.POD, "cart-3")).isPresent();
  }

  @Test
  void shouldLeaveTheNodeAsItWasWhenUndone() {
    // given
    fixture.node("True");
    var before = node();
    offloading.drainNode(PATIENT);

    // when
    var undone = offloading.uncordonNode(PeeringFixture.undo(PeeringFixture.consumer()));

    // then
    assertThat(undone).isEqualTo(DeleteResult.NOTHING);
    assertThat(node()).isEqualTo(before);
  }

  @Test
  void shouldLeaveACordonThatWasThereBefore() {
    // given
    fixture.node("True");
    rome.set(Kind.NODE, "milan", "/spec", "{'unschedulable': true}");
    var before = node();
    offloading.drainNode(PATIENT);

    // when
    var undone = offloading.uncordonNode(PeeringFixture.undo(PeeringFixture.consumer()));

    // then
    assertThat(node()).isEqualTo(before);
    assertThat(rome.writes()).isEmpty();
    assertThat(undone.kept())
        .map(Object::toString)
        .containsExactly("Node milan, which was cordoned before");
  }

  @Test
  void shouldUndoNothingThatNeverBegan() {
    // given
    fixture.node("True");

    // when
    offloading.uncordonNode(PeeringFixture.undo(PeeringFixture.consumer()));

    // then
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldDrainNothingWhereThereIsNoNode() {
    // given
    podElsewhere("cart-3");

    // when
    var drained = offloading.drainNode(PATIENT);

    // then
    assertThat(drained.nodes()).isEmpty();
    assertThat(rome.writes()).isEmpty();
  }

  @Test
  void shouldLeaveThePodsOfDaemonSetsAndMirrorPods() {
    // given
    fixture.node("True");
    pod("agent-1", "", owner("DaemonSet", "agent"));
    pod("proxy", "", "'annotations': {'kubernetes.io/config.mirror': 'file'}, ");

    // when
    offloading.drainNode(PATIENT);

    // then
    assertThat(rome.find(Kind.POD, "agent-1")).isPresent();
    assertThat(rome.find(Kind.POD, "proxy")).isPresent();
  }

  @Test
  void shouldNameWhatStillRunsAndTheBudgetThatKeepsIt() {
    // given
    fixture.node("True");
    pod("cart-1", "'app': 'cart', 'pod-template-hash': '5d9'", owner("ReplicaSet", "cart-5d9"));
    budget("'maxUnavailable': 0");

    // when
    var failure = ActivityRunner.failureOf(() -> offloading.drainNode(IMPATIENT));

    // then
    String namespace = rome.tenantNamespace();
    assertThat(failure.getType()).isEqualTo("PodsRunning");
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "waited 0s on rome for the pods on node milan to end: 1 pod is left (1 of Deployment "
                + namespace
                + "/cart); may not be evicted now: "
                + namespace
                + "/cart-1 (The disruption budget cart needs 1 healthy pods and has 1 currently)");
    assertThat(rome.find(Kind.POD, "cart-1")).isPresent();
  }

  @Test
  void shouldSayFromTheStartForWhatItWaits() {
    // given
    fixture.node("True");
    pod("cart-1", "'app': 'cart'", "'finalizers': ['example.org/mine'], ");

    // when
    ActivityRunner.failureOf(() -> offloading.drainNode(IMPATIENT));

    // then
    assertThat(activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .anyMatch(
            it ->
                it.startsWith("the pods on node milan to end: 1 pod is left (Pod ")
                    && it.endsWith("/cart-1), 1 of them is ending"));
  }

  @Test
  void shouldEvictThePodOnceItsBudgetAllowsIt() {
    // given
    fixture.node("True");
    pod("cart-1", "'app': 'cart'", "");
    budget("'maxUnavailable': 0");
    rome.after(1, "POST pods/cart-1", () -> budget("'maxUnavailable': 1"));

    // when
    var drained = offloading.drainNode(PATIENT);

    // then
    assertThat(drained.nodes()).containsExactly("milan");
    assertThat(rome.find(Kind.POD, "cart-1")).isEmpty();
  }

  @Test
  void shouldRefuseToDrainForAProvider() {
    // given
    fixture.node("True");
    var scope = PeeringFixture.consumer();
    var asProvider =
        new ActivityScope(
            scope.cluster(),
            scope.peer(),
            Role.PROVIDER,
            scope.clusterUid(),
            scope.namespace(),
            scope.run(),
            scope.patience());

    // when
    var failure = ActivityRunner.failureOf(() -> offloading.drainNode(new DrainInput(asProvider)));

    // then
    assertThat(failure.getType()).isEqualTo("InvalidRequest");
    assertThat(rome.writes()).isEmpty();
  }

  /** Without what every write changes. */
  private Object node() {
    var node = rome.object(Kind.NODE, "milan").deepCopy();
    node.withObject("/metadata").remove("resourceVersion");
    if (node.path("metadata").path("annotations").isEmpty()) {
      node.withObject("/metadata").remove("annotations");
    }
    if (node.path("spec").isEmpty()) node.remove("spec");
    return node;
  }

  private static Duration millis(long number) {
    return Duration.ofMillis(number);
  }

  private void pod(String name, String labels, String more) {
    rome.add(
        Kind.POD,
        name,
        ("{'metadata': {%s'labels': {%s}}, 'spec': {'nodeName': 'milan'},"
                + " 'status': {'phase': 'Running'}}")
            .formatted(more, labels));
  }

  private void podElsewhere(String name) {
    rome.add(Kind.POD, name, "{'spec': {'nodeName': 'worker-1'}}");
  }

  private void budget(String spec) {
    rome.add(
        Kind.DISRUPTION_BUDGET,
        "cart",
        "{'spec': {%s, 'selector': {'matchLabels': {'app': 'cart'}}}}".formatted(spec));
  }

  private static String owner(String kind, String name) {
    return ("'ownerReferences': [{'apiVersion': 'apps/v1', 'kind': '%s', 'name': '%s', 'uid': 'u',"
            + " 'controller': true}], ")
        .formatted(kind, name);
  }
}
