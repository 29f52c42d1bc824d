package dev.hawser.peering.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.Pair;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.Step;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A digest names what is done, and a request can insist on it. */
final class PlanDigestTest {
  private static final String ANOTHER = "00000000";

  private final FakeCluster rome = cluster("rome", "milan", "10.10.0.0/16");
  private final FakeCluster milan = cluster("milan", "rome", "10.20.0.0/16");

  @Test
  void shouldNameTheSamePlanAlikeAndEveryOtherOtherwise() {
    // given
    var requests =
        List.of(
            "{}",
            "{'gateway':{'port':4000}}",
            "{'gateway':{'mtu':4000}}",
            "{'gateway':{'serverLocation':'Consumer'}}",
            "{'proxyUrl':'http://proxy:3128'}",
            "{'resources':{'quantities':{'cpu':2}}}",
            "{'resources':{'quantities':{'memory':2}}}",
            "{'modules':['networking']}");

    // when
    var digests = requests.stream().map(request -> describe(request).digest()).toList();

    // then
    assertThat(digests).doesNotHaveDuplicates().allMatch(it -> it.matches("[0-9a-f]{64}"));
    assertThat(describe("{'timeout':'PT1M'}").digest()).isEqualTo(digests.getFirst());
  }

  @Test
  void shouldNotCountWhatIsLeftAsItIs() {
    // given
    var plan = describe("{}");
    var objects = new ArrayList<>(plan.objects());
    objects.add(
        new PlannedObject(
            PlannedObject.Action.LEAVE,
            ObjectReference.of("Node", "milan").on(rome.id),
            Step.NODE,
            "",
            false,
            List.of()));

    // when
    String digest = PlanDigest.of("Peer", new Pair(rome.id, milan.id), objects);

    // then
    assertThat(digest).isEqualTo(plan.digest());
  }

  @Test
  void shouldAcceptThePlanThatIsNamedInAnyLength() {
    // given
    String digest = describe("{}").digest();

    // when
    var accepted =
        Stream.of(digest, digest.substring(0, 8), digest.substring(0, 20).toUpperCase(Locale.ROOT))
            .map(name -> describe("{'plan':'" + name + "'}"));

    // then
    assertThat(accepted).allMatch(plan -> plan.digest().equals(digest));
  }

  @Test
  void shouldRefuseAnotherPlanAndSayWhatWouldBeDone() {
    // given
    String now = describe("{'modules':['networking']}").shortDigest();
    var request = "{'modules':['networking'],'plan':'" + ANOTHER + "'}";

    // when
    var refusal = catchThrowableOfType(ApplicationFailure.class, () -> describe(request));

    // then
    assertThat(refusal.getType()).isEqualTo("PlanChanged");
    assertThat(refusal.getOriginalMessage())
        .isEqualTo(
            "it is plan "
                + now
                + " by now, and not plan 00000000: create Namespace liqo-tenant-milan on rome,"
                + " create Configuration milan on rome, create GatewayClient milan on rome, create"
                + " PublicKey milan on rome, create Namespace liqo-tenant-rome on milan, and 3"
                + " more; see hawser plan, and name the plan that you agree to");
  }

  @Test
  void shouldRefuseAnUnpeerThatIsAnotherPlan() {
    // given
    var clusters = new PeeredClusters();
    String digest = clusters.plan("{'evict':true}").describe().digest();
    var request = "{'evict':true,'plan':'" + digest + "'}";
    var accepted = clusters.plan(request);

    // when
    clusters.rome.offloadedPods = 3;

    // then
    assertThat(accepted.describe().digest()).isEqualTo(digest);
    assertThat(clusters.assess(request).refusals())
        .singleElement()
        .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("PlanChanged"));
  }

  @Test
  void shouldNotRefuseARunThatWritesNothing() {
    // given
    var clusters = new PeeredClusters();
    clusters.rome.objects.kinds().forEach(clusters.rome.objects::remove);
    clusters.milan.objects.kinds().forEach(clusters.milan.objects::remove);

    // when
    var plan = clusters.plan("{'plan':'" + ANOTHER + "'}");

    // then
    assertThat(plan.isDone()).isTrue();
  }

  private Plan describe(String request) {
    var state =
        new PairState(
            new Pair(rome.id, milan.id), FakeView.of(rome), FakeView.of(milan), Instant.EPOCH);
    return PeerPlan.of(RequestJson.peer(request), state).describe();
  }

  private static FakeCluster cluster(String id, String peer, String pods) {
    var cidrs = new Cidrs(List.of(pods), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
