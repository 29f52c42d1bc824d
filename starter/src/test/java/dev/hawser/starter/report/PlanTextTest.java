package dev.hawser.starter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.PlannedStep.Action;
import dev.hawser.peering.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlanTextTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");
  private static final Inspection SEEN =
      new Inspection(ROME, MILAN, ClusterView.absent(ROME), ClusterView.absent(MILAN), List.of());

  @Test
  void shouldShowEachStepOfAPeeringInItsWords() {
    // given
    var plan =
        List.of(
            new PlannedStep(Step.SERVER, MILAN, Action.REPLACE, "port 51840 becomes 4000"),
            new PlannedStep(Step.CLIENT, ROME, Action.ADOPT, ""),
            new PlannedStep(Step.NODE, ROME, Action.WAIT, ""));

    // when
    var text = PlanText.of(SEEN.withPlan(plan));

    // then
    assertThat(text)
        .isEqualTo(
            """
            ACTION      STEP                        CLUSTER   DETAIL
            REPLACE     create the gateway server   milan     port 51840 becomes 4000
            unchanged   start the gateway client    rome
            wait        wait for the virtual node   rome

            rome → milan: 1 of 3 steps would change something\
            """);
  }

  @Test
  void shouldNameTheObjectsOfAnUnpeeringAndWhyTheyAreKept() {
    // given
    var slice = List.of(ObjectReference.of("ResourceSlice", "milan"));
    var network =
        List.of(
            ObjectReference.of("GatewayServer", "gw"), ObjectReference.of("Configuration", "rome"));
    var plan =
        List.of(
            new PlannedStep(Step.SLICE, ROME, Action.EVICT, "3 pods are evicted", slice),
            new PlannedStep(Step.TENANT, MILAN, Action.ABSENT, ""),
            new PlannedStep(Step.NETWORK, MILAN, Action.KEEP, "in use by milan→rome", network),
            new PlannedStep(
                Step.RELEASE, MILAN, Action.KEEP, "the provider is permanently unreachable"));

    // when
    var text = PlanText.of(SEEN.withPlan(plan));

    // then
    assertThat(text)
        .isEqualTo(
            """
            ACTION   STEP               CLUSTER   DETAIL
            EVICT    offloading         rome      ResourceSlice milan: 3 pods are evicted
            absent   tenant             milan
            keep     network            milan     GatewayServer gw, Configuration rome: in use by milan→rome
            keep     tenant namespace   milan     the provider is permanently unreachable

            rome → milan: 1 of 4 steps would change something\
            """);
  }

  @ParameterizedTest
  @EnumSource(names = {"REPAIR", "SLICE", "IDENTITY", "TENANT", "NETWORK", "RELEASE"})
  void shouldNotSayThatAnUnpeeringDeletesByCreating(Step step) {
    // given
    var plan = List.of(new PlannedStep(step, ROME, Action.DELETE, ""));

    // when
    var text = PlanText.of(SEEN.withPlan(plan));

    // then
    assertThat(text).contains("delete").doesNotContain(step.words());
  }

  @Test
  void shouldSayThatThereIsNothingToDo() {
    // given
    var plan = List.of(new PlannedStep(Step.RELEASE, ROME, Action.ABSENT, ""));

    // when
    var text = PlanText.of(SEEN.withPlan(plan));

    // then
    assertThat(text).endsWith("\n\nrome → milan: nothing to do");
  }

  @Test
  void shouldShowOnlyWhyARequestIsRefused() {
    // when
    var text = PlanText.of(SEEN.withRefusal("3 pods run on milan"));

    // then
    assertThat(text).isEqualTo("refused: 3 pods run on milan");
  }

  @Test
  void shouldShowTheConsumersIdentityKeyBelowThePlanOfAPeering() {
    // given
    var seen = new Inspection(ROME, MILAN, keyed(), ClusterView.absent(MILAN), List.of());
    var plan = List.of(new PlannedStep(Step.TENANT, MILAN, Action.CREATE, ""));

    // when
    var planned = PlanText.ofPeering(seen.withPlan(plan));
    var refused = PlanText.ofPeering(seen.withRefusal("milan forbids this"));

    // then
    String key = "\n\nidentity key of rome (SHA-256): 3b0c44298f";
    assertThat(planned).endsWith("1 of 1 steps would change something" + key);
    assertThat(refused).isEqualTo("refused: milan forbids this" + key);
  }

  @Test
  void shouldNotMentionAKeyThatIsNotKnown() {
    // when
    var text = PlanText.ofPeering(SEEN.withRefusal("milan forbids this"));

    // then
    assertThat(text).isEqualTo("refused: milan forbids this");
  }

  private static ClusterView keyed() {
    var absent = ClusterView.absent(ROME);
    var installation =
        new ClusterView.Installation(null, null, null, "3b0c44298f", null, null, List.of());
    return new ClusterView(
        ROME,
        absent.contract(),
        absent.namespace(),
        null,
        installation,
        absent.permissions(),
        absent.network(),
        absent.authentication(),
        absent.offloading(),
        List.of(),
        List.of(),
        List.of());
  }

  @Test
  void shouldListWhyClustersCouldNotBeRead() {
    // given
    var inspection =
        new Inspection(ROME, MILAN, null, null, List.of("no worker serves rome", "milan is off"));

    // when
    var text = PlanText.of(inspection);

    // then
    assertThat(text).isEqualTo("no worker serves rome\nmilan is off");
  }
}
