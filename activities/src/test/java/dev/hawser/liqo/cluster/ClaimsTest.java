package dev.hawser.liqo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.Holder;
import dev.hawser.cluster.PairActivities;
import dev.hawser.cluster.PairActivities.Claim;
import dev.hawser.cluster.PairActivities.Claimed;
import dev.hawser.cluster.PairActivities.Release;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.resources.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who holds the pair on one cluster. */
final class ClaimsTest {
  private static final String NAMESPACE = "liqo-tenant-rome";
  private static final String CLAIM = "/metadata/annotations/hawser.dev~1claim";
  private static final Holder OURS = Given.holder("run-1");
  private static final Holder OTHERS = Given.holder("run-0");

  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final Activities activities = new Activities(new LiqoPair(milan.access()));
  private final PairActivities pair = activities.as(PairActivities.class);

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldWriteTheHolderOnALivingNamespaceOnce() {
    // when
    claim(OURS, false);
    var claimed = claim(OURS, false);

    // then
    assertThat(claimed).isEqualTo(new Claimed(NAMESPACE, ""));
    assertThat(milan.writes()).containsExactly("PUT namespaces/liqo-tenant-rome");
    assertThat(FakeCluster.json(standing()))
        .isEqualTo(
            FakeCluster.json(
                "{'namespace': 'default', 'workflow': 'peering/milan~rome', 'run': 'run-1',"
                    + " 'since': '2026-01-01T00:00:00Z'}"));
  }

  @Test
  void shouldMakeTheNamespaceAsLiqoctlDoes() {
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
  void shouldClaimNothingWhereNothingIsToBeMade() {
    // given
    milan.remove(Kind.NAMESPACE, NAMESPACE);

    // when
    var claimed = pair.claimPair(new Claim(Given.provider(), OURS, false, false));

    // then
    assertThat(claimed.note()).isNotEmpty();
    assertThat(milan.writes()).isEmpty();
  }

  @Test
  void shouldNameAnotherHolder() {
    // given
    claim(OTHERS, false);

    // when
    var failure = Activities.failureOf(() -> claim(OURS, false));

    // then
    assertThat(failure.getType()).isEqualTo("AlreadyRunning");
    assertThat(failure.getOriginalMessage())
        .contains("peering/milan~rome", "default", NAMESPACE, "milan", "takeOver");
    assertThat(standing()).contains("run-0");
  }

  @Test
  void shouldTakeOverWhenToldTo() {
    // given
    claim(OTHERS, false);

    // when
    claim(OURS, true);

    // then
    assertThat(standing()).contains("run-1");
  }

  @Test
  void shouldReadAgainWhenSomebodyWritesAtTheSameTime() {
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
    assertThat(standing()).contains("run-1");
  }

  @Test
  void shouldGoOnWhereNamespacesMayNotBeAnnotated() {
    // given
    milan.forbid((verb, plural) -> plural.equals("namespaces") && !verb.equals("get"));

    // when
    var claimed = claim(OURS, false);

    // then
    assertThat(claimed.tenantNamespace()).isEqualTo(NAMESPACE);
    assertThat(claimed.note()).contains("not claimed", "milan", NAMESPACE);
  }

  @Test
  void shouldReleaseItsOwnClaimOnly() {
    // given
    claim(OTHERS, false);

    // when
    pair.releasePair(new Release(Given.provider(), OURS));

    // then
    assertThat(standing()).contains("run-0");

    // when
    pair.releasePair(new Release(Given.provider(), OTHERS));
    pair.releasePair(new Release(Given.provider(), OTHERS));

    // then
    assertThat(milan.field(Kind.NAMESPACE, NAMESPACE, CLAIM).isMissingNode()).isTrue();
  }

  private Claimed claim(Holder holder, boolean takeOver) {
    return pair.claimPair(new Claim(Given.provider(), holder, takeOver, true));
  }

  private String standing() {
    return milan.field(Kind.NAMESPACE, NAMESPACE, CLAIM).asText();
  }
}
