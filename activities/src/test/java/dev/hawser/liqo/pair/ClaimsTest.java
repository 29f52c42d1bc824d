package dev.hawser.liqo.pair;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClaimHolder;
import dev.hawser.activity.PairActivities;
import dev.hawser.activity.PairActivities.ClaimInput;
import dev.hawser.activity.PairActivities.ClaimResult;
import dev.hawser.activity.PairActivities.ReleaseInput;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who holds the pair on one cluster. */
final class ClaimsTest {
  private static final String NAMESPACE = "liqo-tenant-rome";
  private static final String CLAIM = "/metadata/annotations/hawser.dev~1claim";
  private static final ClaimHolder OURS = PeeringFixture.holder("run-1");
  private static final ClaimHolder OTHERS = PeeringFixture.holder("run-0");

  private final FakeCluster milan =
      new FakeCluster(PeeringFixture.PROVIDER, PeeringFixture.CONSUMER);
  private final ActivityRunner activities = new ActivityRunner(new LiqoPair(milan.access()));
  private final PairActivities pair = activities.as(PairActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldWriteTheHolderOnAnExistingNamespaceOnce() {
    // when
    claim(OURS, false);
    var claimed = claim(OURS, false);

    // then
    assertThat(claimed).isEqualTo(new ClaimResult(NAMESPACE, ""));
    assertThat(milan.writes()).containsExactly("PUT namespaces/liqo-tenant-rome");
    assertThat(FakeCluster.json(claimAnnotation()))
        .isEqualTo(
            FakeCluster.json(
                "{'namespace': 'default', 'workflow': 'peering/milan~rome', 'run': 'run-1',"
                    + " 'since': '2026-01-01T00:00:00Z'}"));
  }

  @Test
  void shouldCreateTheNamespaceAsLiqoctlDoes() {
    // given
    milan.remove(Kind.NAMESPACE, NAMESPACE);

    // when
    var claimed = claim(OURS, false);

    // then
    assertThat(claimed.tenantNamespace()).isEqualTo(NAMESPACE);
    var body = milan.bodies("POST namespaces/liqo-tenant-rome").get(0);
    assertThat(body.at("/metadata/labels"))
        .isEqualTo(
            FakeCluster.json(
                "{'liqo.io/remote-cluster-id': 'rome', 'liqo.io/tenant-namespace': 'true',"
                    + " 'pod-security.kubernetes.io/audit': 'privileged',"
                    + " 'pod-security.kubernetes.io/enforce': 'privileged',"
                    + " 'pod-security.kubernetes.io/warn': 'privileged', 'hawser.dev/run':"
                    + " 'run-1'}"));
    assertThat(body.at(CLAIM).asText()).contains("run-1");
  }

  @Test
  void shouldNotCreateANamespaceUnlessRequested() {
    // given
    milan.remove(Kind.NAMESPACE, NAMESPACE);

    // when
    var claimed = pair.claimPair(new ClaimInput(PeeringFixture.provider(), OURS, false, false));

    // then
    assertThat(claimed.note()).isNotEmpty();
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldNameAnotherHolder() {
    // given
    claim(OTHERS, false);

    // when
    var failure = ActivityRunner.failureOf(() -> claim(OURS, false));

    // then
    assertThat(failure.getType()).isEqualTo("AlreadyRunning");
    assertThat(failure.getOriginalMessage())
        .contains("peering/milan~rome", "default", NAMESPACE, "milan", "takeOver");
    assertThat(claimAnnotation()).contains("run-0");
  }

  @Test
  void shouldTakeOverIfRequested() {
    // given
    claim(OTHERS, false);

    // when
    claim(OURS, true);

    // then
    assertThat(claimAnnotation()).contains("run-1");
  }

  @Test
  void shouldReadAgainAfterAConcurrentWrite() {
    // given
    milan.after(
        1,
        "GET namespaces",
        () -> milan.set(Kind.NAMESPACE, NAMESPACE, "/metadata/annotations", "{'other': 'x'}"));

    // when
    claim(OURS, false);

    // then
    assertThat(milan.field(Kind.NAMESPACE, NAMESPACE, "/metadata/annotations/other").asText())
        .isEqualTo("x");
    assertThat(claimAnnotation()).contains("run-1");
  }

  @Test
  void shouldContinueIfNamespacesMayNotBeAnnotated() {
    // given
    milan.forbid((verb, plural) -> plural.equals("namespaces") && !verb.equals("get"));

    // when
    var claimed = claim(OURS, false);

    // then
    assertThat(claimed.tenantNamespace()).isEqualTo(NAMESPACE);
    assertThat(claimed.note()).contains("not claimed", "milan", NAMESPACE);
  }

  @Test
  void shouldNotReleaseTheClaimOfAnotherRun() {
    // given
    claim(OTHERS, false);

    // when
    pair.releaseClaim(new ReleaseInput(PeeringFixture.provider(), OURS));

    // then
    assertThat(claimAnnotation()).contains("run-0");
  }

  @Test
  void shouldReleaseItsOwnClaim() {
    // given
    claim(OTHERS, false);

    // when
    pair.releaseClaim(new ReleaseInput(PeeringFixture.provider(), OTHERS));
    pair.releaseClaim(new ReleaseInput(PeeringFixture.provider(), OTHERS));

    // then
    assertThat(milan.field(Kind.NAMESPACE, NAMESPACE, CLAIM).isMissingNode()).isTrue();
  }

  private ClaimResult claim(ClaimHolder holder, boolean takeOver) {
    return pair.claimPair(new ClaimInput(PeeringFixture.provider(), holder, takeOver, true));
  }

  private String claimAnnotation() {
    return milan.field(Kind.NAMESPACE, NAMESPACE, CLAIM).asText();
  }
}
