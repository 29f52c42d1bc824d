package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.Refusal;
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
    assertThat(inspection.refusals()).isEmpty();
    assertThat(inspection.plan().objects())
        .extracting(InspectTest::line)
        .containsExactly(
            "create Namespace liqo-tenant-milan on rome",
            "create Configuration milan on rome",
            "create GatewayClient milan on rome",
            "create PublicKey milan on rome",
            "create Secret liqo-signed-nonce on rome",
            "create Identity controlplane-milan on rome",
            "create ResourceSlice milan on rome",
            "create VirtualNode milan on rome",
            "create Namespace liqo-tenant-rome on milan",
            "create Configuration rome on milan",
            "create GatewayServer rome on milan",
            "create PublicKey rome on milan",
            "create Secret liqo-nonce on milan",
            "create Tenant rome on milan");
    assertThat(inspection.plan().waits())
        .extracting(wait -> wait.step() + " " + wait.cluster())
        .containsExactly("TUNNEL rome", "NODE rome");
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
    assertThat(inspection.plan().objects())
        .extracting(PlannedObject::action)
        .containsOnly(PlannedObject.Action.LEAVE);
    assertThat(inspection.plan().waits()).isEmpty();
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
    assertThat(inspection.plan()).isNull();
    assertThat(inspection.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.type()).isEqualTo("Conflict");
              assertThat(refusal.message()).startsWith("rome→milan is not authenticated");
            });
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
    assertThat(inspection.refusals())
        .containsExactly(
            new Refusal(
                "ForbiddenByPolicy",
                "milan forbids this by its policy (/etc/policy.yaml): peers does not name rome"));
    assertThat(unpeering.refusals()).isEqualTo(inspection.refusals());
    assertThat(inspection.plan()).isNull();
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
    assertThat(seen.plan()).isNull();
  }

  @Test
  void shouldPlanAnUnpeerAndWriteNothing() {
    // given
    environment.peered();
    var before = environment.state();

    // when
    var inspection = inspect(unpeering(""));

    // then
    assertThat(inspection.refusals()).isEmpty();
    assertThat(inspection.plan().objects())
        .extracting(InspectTest::line)
        .containsExactly(
            "delete VirtualNode milan on rome",
            "delete ResourceSlice milan on rome",
            "delete Node milan on rome",
            "delete Identity milan on rome",
            "delete GatewayClient gateway on rome",
            "delete PublicKey milan on rome",
            "delete Configuration milan on rome",
            "leave Namespace liqo-tenant-milan on rome",
            "leave Secret liqo-signed-nonce on rome",
            "delete Tenant rome on milan",
            "delete GatewayServer gateway on milan",
            "delete PublicKey rome on milan",
            "delete Configuration rome on milan",
            "leave Namespace liqo-tenant-rome on milan",
            "leave Secret liqo-nonce on milan");
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
    assertThat(inspection.plan()).isNull();
    assertThat(inspection.refusals()).extracting(Refusal::type).containsExactly("PodsRunning");
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
    assertThat(inspection.plan().objects())
        .extracting(planned -> planned.object().cluster())
        .containsOnly(environment.rome.id);
    assertThat(inspection.plan().notes())
        .containsExactly(
            "everything of rome→milan on milan: Tenant, gateway, Configuration, tenant namespace");
    assertThat(environment.calls).containsExactly("rome inspectCluster");
  }

  private static String line(PlannedObject planned) {
    return planned.action().word() + " " + planned.object();
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
