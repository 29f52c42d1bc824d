package dev.hawser.peering.saga;

import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CREATE;
import static dev.hawser.peering.PlannedStep.Action.KEEP;
import static dev.hawser.peering.PlannedStep.Action.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.payload.RequestJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looking at both sides of a pair. */
final class InspectTest {
  private static final String REQUEST = "{'consumer':'rome','provider':'milan'}";

  private final PeeringTestEnvironment environment = new PeeringTestEnvironment();

  @AfterEach
  void close() {
    environment.close();
  }

  @Test
  void shouldShowBothSidesAndPlanWhatIsMissing() {
    // when
    var inspection = inspect(REQUEST);

    // then
    assertThat(inspection.consumer().installation().uid()).isEqualTo("uid-of-rome");
    assertThat(inspection.provider().installation().version()).isEqualTo("v1.2.0");
    assertThat(inspection.problems()).isEmpty();
    assertThat(inspection.refusal()).isNull();
    assertThat(inspection.plan())
        .extracting(line -> line.action() + " " + line.step() + " " + line.cluster())
        .containsExactly(
            "CREATE CONFIGURATION rome",
            "CREATE CONFIGURATION milan",
            "CREATE SERVER milan",
            "CREATE CLIENT rome",
            "CREATE TUNNEL milan",
            "WAIT TUNNEL rome",
            "CREATE NONCE milan",
            "CREATE PROOF rome",
            "CREATE TENANT milan",
            "CREATE IDENTITY rome",
            "CREATE SLICE rome",
            "WAIT NODE rome");
    assertThat(environment.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
  }

  @Test
  void shouldPlanNothingForAFinishedPeering() {
    // given
    environment.peered();

    // when
    var inspection = inspect(REQUEST);

    // then
    assertThat(inspection.plan())
        .extracting(PlannedStep::action)
        .containsOnly(ADOPT, WAIT)
        .doesNotContain(CREATE);
    assertThat(inspection.consumer().offloading().node().ready()).isTrue();
  }

  @Test
  void shouldPlanTheRequestThatIsAskedAbout() {
    // when
    var inspection =
        inspect(
            "{'consumer':'rome','provider':'milan','peer':"
                + "{'consumer':'rome','provider':'milan','modules':['offloading']}}");

    // then
    assertThat(inspection.plan()).isEmpty();
    assertThat(inspection.refusal()).startsWith("rome→milan is not authenticated");
  }

  @Test
  void shouldSayThatAPolicyForbidsIt() {
    // given
    var policy =
        PeerPolicy.refusing("/etc/policy.yaml", new ClusterId("rome"), "peers does not name rome");
    environment.milan.policies.add(policy);

    // when
    var inspection = inspect(REQUEST);
    var unpeering = inspect(unpeering(""));

    // then
    assertThat(inspection.refusal())
        .isEqualTo("milan forbids this by its policy (/etc/policy.yaml): peers does not name rome");
    assertThat(unpeering.refusal()).isEqualTo(inspection.refusal());
    assertThat(inspection.plan()).isEmpty();
  }

  @Test
  void shouldReportASideThatCannotBeRead() {
    // given
    environment.faults.refuse("milan inspectCluster", FailureType.LIQO_NOT_FOUND);

    // when
    var inspection = inspect(REQUEST);

    // then
    assertThat(inspection.consumer()).isNotNull();
    assertThat(inspection.provider()).isNull();
    assertThat(inspection.problems())
        .containsExactly(ActivityFaults.message("milan inspectCluster"));
  }

  @Test
  void shouldShowWhatWasSeenWithoutAPlan() {
    // given
    environment.faults.refuse("milan inspectCluster", FailureType.LIQO_NOT_FOUND);
    var run = environment.start("Inspect", PeeringTestEnvironment.PAIR, RequestJson.raw(REQUEST));
    run.getResult(Inspection.class);

    // when
    var seen = run.query("seen", Inspection.class);

    // then
    assertThat(seen.consumer().cluster()).hasToString("rome");
    assertThat(seen.provider()).isNull();
    assertThat(seen.problems()).hasSize(1);
    assertThat(seen.plan()).isEmpty();
  }

  @Test
  void shouldPlanAnUnpeerAndWriteNothing() {
    // given
    environment.peered();
    var before = environment.state();

    // when
    var inspection = inspect(unpeering(""));

    // then
    assertThat(inspection.refusal()).isNull();
    assertThat(inspection.plan())
        .extracting(line -> line.action() + " " + line.step() + " " + line.cluster())
        .containsExactly(
            "DELETE SLICE rome",
            "DELETE IDENTITY rome",
            "DELETE TENANT milan",
            "DELETE NETWORK milan",
            "DELETE NETWORK rome",
            "KEEP RELEASE rome",
            "KEEP RELEASE milan");
    assertThat(environment.calls)
        .containsExactlyInAnyOrder("rome inspectCluster", "milan inspectCluster");
    assertThat(environment.state()).isEqualTo(before);
  }

  @Test
  void shouldSayWhyAnUnpeerWouldBeRefused() {
    // given
    environment.peered();
    environment.rome.offloadedPods = 3;

    // when
    var inspection = inspect(unpeering("'evict':false"));

    // then
    assertThat(inspection.plan()).isEmpty();
    assertThat(inspection.refusal()).startsWith("3 pods of rome run on milan");
  }

  @Test
  void shouldPlanAnUnpeerWithoutAProviderThatIsGone() {
    // given
    environment.peered();

    // when
    var inspection = inspect(unpeering("'providerGone':true"));

    // then
    assertThat(inspection.provider()).isNull();
    assertThat(inspection.problems()).isEmpty();
    assertThat(inspection.plan())
        .filteredOn(line -> line.cluster().equals(environment.milan.id))
        .extracting(PlannedStep::action)
        .containsOnly(KEEP);
    assertThat(environment.calls).containsExactly("rome inspectCluster");
  }

  private static String unpeering(String options) {
    String unpeer =
        "{'consumer':'rome','provider':'milan'" + (options.isEmpty() ? "" : ",") + options + "}";
    return "{'consumer':'rome','provider':'milan','unpeer':" + unpeer + "}";
  }

  private Inspection inspect(String request) {
    return environment
        .start("Inspect", PeeringTestEnvironment.PAIR, RequestJson.raw(request))
        .getResult(Inspection.class);
  }
}
