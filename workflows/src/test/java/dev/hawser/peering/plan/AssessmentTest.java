package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.PeerPolicies;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.Permission;
import dev.hawser.peering.Pair;
import dev.hawser.peering.Refusal;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every reason for a refusal is found at once; the first one is the failure of a run. */
final class AssessmentTest {
  private final FakeCluster rome = cluster("rome", "milan");
  private final FakeCluster milan = cluster("milan", "rome");

  @Test
  void shouldFindEveryReasonToRefuseAPeering() {
    // given
    rome.version = "v1.1.3";
    rome.identityKey = null;
    milan.cidrs = null;
    milan.objects.put("Namespace", Map.of("terminating", "true"));
    milan.missingPermissions.add(new Permission("create", "authentication.liqo.io", "tenants"));

    // when
    var assessment = assess("{}");

    // then
    assertThat(assessment.plan()).isNull();
    assertThat(assessment.refusals())
        .extracting(Refusal::message)
        .satisfiesExactly(
            message -> assertThat(message).startsWith("namespace liqo-tenant-rome on milan is"),
            message -> assertThat(message).startsWith("Liqo is v1.1.3 on rome and v1.2.0 on milan"),
            message -> assertThat(message).startsWith("Liqo on milan has not settled"),
            message -> assertThat(message).startsWith("the worker of rome can't read the Secret"),
            message -> assertThat(message).endsWith("lack permissions: create tenants on milan"));
  }

  @Test
  void shouldFailARunWithTheFirstReason() {
    // given
    rome.version = "v1.1.3";
    rome.identityKey = null;

    // when
    var failure = catchThrowableOfType(ApplicationFailure.class, () -> assess("{}").orThrow());

    // then
    assertThat(failure.getType()).isEqualTo("VersionMismatch");
  }

  @Test
  void shouldFindEveryOptionThatAPolicyForbids() {
    // given
    milan.policies.add(
        PeerPolicies.except("rome", "forbiddenOptions", List.of("takeOver", "repair")));

    // when
    var assessment = assess("{'takeOver':true,'repair':true}");

    // then
    assertThat(assessment.refusals())
        .extracting(Refusal::type)
        .containsExactly("ForbiddenByPolicy", "ForbiddenByPolicy");
  }

  @Test
  void shouldNotListEveryRuleOfAPolicyThatDoesNotNameThePeer() {
    // given
    milan.policies.add(
        PeerPolicy.refusing("/etc/policy.yaml", new ClusterId("rome"), "peers does not name rome"));

    // when
    var assessment = assess("{'takeOver':true}");

    // then
    assertThat(assessment.refusals()).hasSize(1);
  }

  @Test
  void shouldNotJudgeByViewsThatCannotBeTrusted() {
    // given
    milan.uid = rome.uid;
    rome.version = "v1.1.3";

    // when
    var assessment = assess("{}");

    // then
    assertThat(assessment.refusals()).extracting(Refusal::type).containsExactly("SameCluster");
  }

  @Test
  void shouldRefuseAnInBandPeeringBeforeTheFirstWriteWithoutAnAddressForIt() {
    // given
    milan.proxy = null;

    // when
    var assessment = assess("{'inBand':true}");

    // then
    assertThat(assessment.refusals())
        .singleElement()
        .satisfies(
            refusal ->
                assertThat(refusal.message())
                    .startsWith("Liqo on milan has no address for its API server proxy"));
  }

  @Test
  void shouldFindEveryReasonToRefuseAnUnpeer() {
    // given
    var clusters = new PeeredClusters();
    clusters.rome.offloadedPods = 3;
    clusters.rome.objects.put("Tenant", Map.of("key", "key-of-milan"));

    // when
    var assessment = clusters.assess("{'deleteNamespaces':true}");

    // then
    assertThat(assessment.refusals())
        .extracting(Refusal::type)
        .containsExactly("PodsRunning", "Conflict");
  }

  private Assessment<PeerPlan> assess(String request) {
    var state =
        new PairState(
            new Pair(rome.id, milan.id), FakeView.of(rome), FakeView.of(milan), Instant.EPOCH);
    return PeerPlan.assess(RequestJson.peer(request), state);
  }

  private static FakeCluster cluster(String id, String peer) {
    String pod = id.equals("rome") ? "10.10.0.0/16" : "10.20.0.0/16";
    var cidrs = new Cidrs(List.of(pod), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
