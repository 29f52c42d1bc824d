package dev.hawser.starter.status;

import static dev.hawser.starter.status.RunReports.ended;
import static dev.hawser.starter.status.RunReports.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.SliceCondition;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One pair, as hawser status shows it on 80 columns. */
class StatusTextTest {
  private static final StatusText TEXT = new StatusText(PeeredViews.NOW, 80);

  @Test
  void shouldShowAPeeredPairModuleByModule() {
    // given
    var runs =
        List.of(
            ended("Peer", "Peered", "Completed").by("ada@laptop", "nightly jobs").report(),
            ended("Unpeer", "Unpeered", "Completed")
                .ago(Duration.ofDays(2))
                .by("bob@ci", null)
                .report());

    // when
    var text = TEXT.of(report(new PeeredViews().inspection(), List.of(), runs));

    // then
    assertScreen(
        text,
        """
        rome → milan: Peered for 3h

        NAME                 READY   AGE   REASON
        rome (consumer), Liqo v1.2.0
        ├─Network            True
        │ ├─Configuration    True    3h    pods 10.20.0.0/16 as 10.60.0.0/16
        │ ├─Gateway client   True    3h    203.0.113.22:51840/UDP
        │ └─Connection       True    3h    Connected, latency 1.23 ms
        ├─Authentication     True
        │ ├─Identity         True    3h    installed
        │ └─Certificate      True    -     until 2027-11-23, 364 days left
        └─Offloading         True
          ├─ResourceSlice    True    3h    Accepted: cpu=4, memory=8Gi
          ├─VirtualNode      True    3h    Running
          ├─Node             True    3h    milan
          └─Pods                           2 are running there
        milan (provider), Liqo v1.2.0
        ├─Network            True
        │ ├─Configuration    True    3h    pods 10.10.0.0/16
        │ ├─Gateway server   True    3h    203.0.113.22:51840/UDP
        │ └─Connection       True    3h    Connected, latency 1.23 ms
        ├─Authentication     True
        │ ├─Tenant           True    3h    Active
        │ └─Certificate      True    -     until 2027-11-23, 364 days left
        └─Offloading         True
          └─ResourceSlice    True    3h    Accepted

        RUN      RESULT     AGE   BY           WHY
        Peer     Peered     3h    ada@laptop   nightly jobs
        Unpeer   Unpeered   2d    bob@ci       -\
        """);
  }

  @Test
  void shouldShowEverLessOnSmallScreens() {
    // given
    var views = new PeeredViews();
    views.slice = PeeredViews.slice(SliceCondition.DENIED);
    views.resources = PeeredViews.condition("Denied", "ResourcesDenied", null);
    var peered = ended("Peer", "Peered", "Completed").report();
    var report = report(views.inspection(), List.of(), List.of(peered, peered));

    // when
    var texts = new StatusText(PeeredViews.NOW, 59).shorter(report);

    // then
    String tree =
        """
        rome → milan: Degraded for 3h: ResourceSlice on rome:
          Denied: ResourcesDenied (and 1 more)

        NAME                READY   AGE   REASON
        rome (consumer), Liqo v1.2.0
        ├─Network           True
        ├─Authentication    True
        └─Offloading        False
          ├─ResourceSlice   False   3h    Denied: ResourcesDenied
          ├─VirtualNode     True    3h    Running
          ├─Node            True    3h    milan
          └─Pods                          2 are running there
        milan (provider), Liqo v1.2.0
        ├─Network           True
        ├─Authentication    True
        └─Offloading        False
          └─ResourceSlice   False   3h    Denied: ResourcesDenied\
        """;
    assertThat(texts.getFirst())
        .startsWith(tree)
        .endsWith(
            "WHY\nPeer   Peered   3h    ada@laptop   -\nPeer   Peered   3h    ada@laptop   -");
    assertThat(texts.get(1)).endsWith("ada@laptop   -\n1 older run: add --all");
    assertThat(texts.getLast()).isEqualTo(tree);
  }

  @Test
  void shouldWrapReasonsAndKeepTheTree() {
    // given
    var views = new PeeredViews();
    views.providerNetwork = PeeredViews.network(GatewayRole.SERVER, ConnectionStatus.ERROR);
    views.connection =
        PeeredViews.condition(
            "Error", "ConnectionError", "the connection to the foreign cluster is not established");
    views.slice = PeeredViews.slice(SliceCondition.DENIED);
    views.resources =
        PeeredViews.condition(
            "Denied", "ResourcesDenied", "the provider has no more than 2 CPUs to give away now");

    // when
    var text = TEXT.of(report(views.inspection(), List.of(), List.of()));

    // then
    assertScreen(
        text,
        """
        rome → milan: Degraded for 3h: ResourceSlice on rome: Denied: the provider has
          no more than 2 CPUs to give away now (and 2 more)

        NAME                 READY   AGE   REASON
        rome (consumer), Liqo v1.2.0
        ├─Network            True
        │ ├─Configuration    True    3h    pods 10.20.0.0/16 as 10.60.0.0/16
        │ ├─Gateway client   True    3h    203.0.113.22:51840/UDP
        │ └─Connection       True    -     Connected, latency 1.23 ms
        ├─Authentication     True
        │ ├─Identity         True    3h    installed
        │ └─Certificate      True    -     until 2027-11-23, 364 days left
        └─Offloading         False
          ├─ResourceSlice    False   3h    Denied: the provider has no more than 2 CPUs
          │                                to give away now
          ├─VirtualNode      True    3h    Running
          ├─Node             True    3h    milan
          └─Pods                           2 are running there
        milan (provider), Liqo v1.2.0
        ├─Network            False
        │ ├─Configuration    True    3h    pods 10.10.0.0/16
        │ ├─Gateway server   True    3h    203.0.113.22:51840/UDP
        │ └─Connection       False   3h    Error: the connection to the foreign cluster
        │                                  is not established
        ├─Authentication     True
        │ ├─Tenant           True    3h    Active
        │ └─Certificate      True    -     until 2027-11-23, 364 days left
        └─Offloading         False
          └─ResourceSlice    False   3h    Denied: the provider has no more than 2 CPUs
                                           to give away now

        no runs\
        """);
  }

  @Test
  void shouldShowWhatIsKnownWhenAClusterIsAway() {
    // given
    var peered = new PeeredViews().inspection();
    var half =
        new Inspection(PeeredViews.ROME, PeeredViews.MILAN, null, peered.provider(), List.of());
    var problem =
        "rome: its worker did not answer within 5 s; last seen 3h ago by Peer of ada@laptop";
    var runs = List.of(ended("Peer", "Peered", "Completed").report());

    // when
    var text = TEXT.of(report(half, List.of(problem), runs));

    // then
    assertScreen(
        text,
        """
        rome → milan: Unknown: rome could not be read; the last run left it Peered
        rome: its worker did not answer within 5 s; last seen 3h ago by Peer of
          ada@laptop

        NAME                 READY   AGE   REASON
        rome (consumer): could not be read
        milan (provider), Liqo v1.2.0
        ├─Network            True
        │ ├─Configuration    True    3h    pods 10.10.0.0/16
        │ ├─Gateway server   True    3h    203.0.113.22:51840/UDP
        │ └─Connection       True    3h    Connected, latency 1.23 ms
        ├─Authentication     True
        │ ├─Tenant           True    3h    Active
        │ └─Certificate      True    -     until 2027-11-23, 364 days left
        └─Offloading         True
          └─ResourceSlice    True    3h    Accepted

        RUN    RESULT   AGE   BY           WHY
        Peer   Peered   3h    ada@laptop   -\
        """);
  }

  @Test
  void shouldShowTheStepsOfARunThatIsGoingOn() {
    // given
    var steps =
        status(
            "the node is not Ready",
            step(Step.CLAIM, State.DONE, ""),
            step(Step.TENANT, State.STUCK, "Tenant rome to be gone: held by finalizer x/y"));
    var run = open("Peer", "RollbackStuck").at(steps).report();

    // when
    var text = TEXT.of(report(PeeredViews.none().inspection(), List.of(), List.of(run)));

    // then
    assertScreen(
        text,
        """
        rome → milan: Stuck for 2m: register the tenant on milan: Tenant rome to be
          gone: held by finalizer x/y

        NAME               READY   AGE   REASON
        rome (consumer), Liqo v1.2.0
        ├─Network                        not used
        ├─Authentication                 not used
        └─Offloading                     not used
        milan (provider), Liqo v1.2.0
        ├─Network                        not used
        ├─Authentication                 not used
        └─Offloading                     not used

        RUN    RESULT          AGE   BY           WHY
        Peer   RollbackStuck   3h    ada@laptop   -

        STEP                           STATE   SINCE   DETAIL
        claim the pair on milan        done    2m
        register the tenant on milan   stuck   2m      Tenant rome to be gone: held by
                                                       finalizer x/y
        problem: the node is not Ready\
        """);
  }

  @Test
  void shouldShowTheFailureOfTheLatestRunAndHowManyRunsAreOlder() {
    // given
    var failed =
        ended("Peer", "RolledBack", "Failed")
            .failedWith("no route to the API server of milan (Unreachable)")
            .report();
    var runs = IntStream.range(0, 7).mapToObj(i -> failed).toList();
    var all = report(PeeredViews.none().inspection(), List.of(), runs);
    var latest =
        new PairReport(
            all.consumer(),
            all.provider(),
            all.verdict(),
            all.reason(),
            all.since(),
            List.of(),
            all.clusters(),
            null,
            runs.subList(0, 2),
            5);

    // when
    var text = TEXT.of(latest);

    // then
    assertScreen(
        text,
        """
        rome → milan: NotPeered for 3h: the last Peer was rolled back

        RUN    RESULT       AGE   BY           WHY
        Peer   RolledBack   3h    ada@laptop   -
        Peer   RolledBack   3h    ada@laptop   -
        5 older runs: add --all

        failure: no route to the API server of milan (Unreachable)\
        """);
  }

  @Test
  void shouldNameTheDirectionOfARunOfTheReversePeering() {
    // given
    var reverse = ended("Peer", "Peered", "Completed").between("milan", "rome").report();

    // when
    var text = TEXT.of(report(PeeredViews.none().inspection(), List.of(), List.of(reverse)));

    // then
    assertThat(text.lines().toList().getLast())
        .isEqualTo("Peer (milan → rome)   Peered   3h    ada@laptop   -");
  }

  private static PairReport report(
      Inspection inspection, List<String> problems, List<RunReport> runs) {
    var tree = PairTree.of(inspection, PeeredViews.NOW);
    var assessment = Assessment.of(tree, runs);
    return new PairReport(
        PeeredViews.ROME,
        PeeredViews.MILAN,
        assessment.verdict(),
        assessment.reason(),
        assessment.since(),
        problems,
        tree.clusters(),
        inspection,
        runs,
        0);
  }

  private static void assertScreen(String text, String expected) {
    assertThat(text).isEqualTo(expected);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }

  private static PeeringStatus status(@Nullable String problem, StepStatus... steps) {
    return new PeeringStatus(
        PeeredViews.ROME,
        PeeredViews.MILAN,
        Phase.ROLLBACK_STUCK,
        List.of(steps),
        problem,
        List.of());
  }

  private static StepStatus step(Step step, State state, String detail) {
    Instant since = PeeredViews.NOW.minusSeconds(130);
    return new StepStatus(step, PeeredViews.MILAN, state, since, detail);
  }
}
