package dev.hawser.starter.status;

import static dev.hawser.starter.status.RunReports.ended;
import static dev.hawser.starter.status.RunReports.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.OffloadingView.NodeView;
import dev.hawser.activity.Permission;
import dev.hawser.activity.SliceCondition;
import dev.hawser.activity.TenantCondition;
import dev.hawser.peering.Inspection;
import dev.hawser.starter.outcome.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict on a peering. */
class AssessmentTest {
  /** What the clusters are like, and what is said of it. */
  private record Seen(Consumer<PeeredViews> change, String verdict, String reason) {
    @Override
    public String toString() {
      return verdict + " " + reason;
    }
  }

  /** The runs of a direction, newest first, and what is said of them. */
  private record Runs(List<RunReport> runs, String verdict, String reason) {
    @Override
    public String toString() {
      return verdict + " " + reason;
    }
  }

  static Stream<Seen> clusters() {
    return Stream.of(
        new Seen(views -> {}, "Peered", ""),
        new Seen(
            views -> views.slice = PeeredViews.slice("default", false, SliceCondition.ACCEPTED),
            "Peered",
            ""),
        new Seen(
            views -> {
              views.slice = null;
              views.node = null;
              views.resources = null;
              views.consumerObjects = List.of();
            },
            "Peered",
            "no resources are requested"),
        new Seen(
            views -> {
              views.consumerNetwork = NetworkView.NONE;
              views.providerNetwork = NetworkView.NONE;
            },
            "Peered",
            ""),
        new Seen(
            views ->
                views.providerNetwork =
                    PeeredViews.network(GatewayRole.SERVER, ConnectionStatus.ERROR),
            "Degraded",
            "Connection on milan: Error"),
        new Seen(
            views -> views.providerNetwork = NetworkView.NONE,
            "Degraded",
            "Configuration on milan: missing (and 1 more)"),
        new Seen(views -> views.tenant = null, "Degraded", "Tenant on milan: missing"),
        new Seen(
            views -> views.tenant = PeeredViews.tenant(TenantCondition.DRAINED),
            "Degraded",
            "Tenant on milan: Drained: the provider has withdrawn everything"),
        new Seen(
            views -> views.tenant = PeeredViews.tenant(TenantCondition.CORDONED), "Peered", ""),
        new Seen(views -> views.identity = null, "Degraded", "Identity on rome: missing"),
        new Seen(
            views -> {
              views.node = new NodeView("milan", false);
              views.readiness = PeeredViews.condition("False", "NotReady", "no heartbeat");
            },
            "Degraded",
            "Node on rome: milan is not Ready: no heartbeat"),
        new Seen(views -> views.node = null, "Degraded", "Node on rome: missing"),
        new Seen(
            views -> views.certificateEnd = PeeredViews.NOW.minus(Duration.ofDays(3)),
            "Degraded",
            "Certificate on rome: expired on 2026-11-20 (and 1 more)"),
        new Seen(
            views -> {
              views.slice = PeeredViews.slice("gold", true, null);
              views.node = null;
            },
            "Degraded",
            "ResourceSlice on rome: the provider has not decided (class gold) (and 1 more)"),
        new Seen(
            views -> {
              views.identity = null;
              views.consumerPermissions =
                  new Permissions(
                      List.of(new Permission("list", "authentication.liqo.io", "identities")),
                      List.of());
            },
            "Unknown",
            "Identity on rome: the worker may not read it"));
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void shouldJudgeByWhatBothClustersShow(Seen seen) {
    // given
    var views = new PeeredViews();
    seen.change().accept(views);

    // when
    var assessment = Assessment.of(views.tree(), List.of());

    // then
    assertThat(assessment.verdict().word()).isEqualTo(seen.verdict());
    assertThat(assessment.reason()).isEqualTo(seen.reason());
  }

  @Test
  void shouldSayWhenOnlyTheNetworkIsSetUp() {
    // given
    var views = PeeredViews.none();
    views.consumerNetwork = new PeeredViews().consumerNetwork;
    views.providerNetwork = new PeeredViews().providerNetwork;

    // when
    var assessment = Assessment.of(views.tree(), List.of());

    // then
    assertThat(assessment.verdict()).isEqualTo(Verdict.PEERED);
    assertThat(assessment.reason()).isEqualTo("only the network is set up");
  }

  @Test
  void shouldNotTakeTheReversePeeringForThisOne() {
    // given
    var views = PeeredViews.none();
    views.consumerNetwork = new PeeredViews().consumerNetwork;
    views.providerNetwork = new PeeredViews().providerNetwork;
    views.reverseTenant = PeeredViews.tenant(TenantCondition.ACTIVE);

    // when
    var assessment = Assessment.of(views.tree(), List.of());

    // then
    assertThat(assessment.verdict()).isEqualTo(Verdict.NOT_PEERED);
    assertThat(views.tree().clusters().getLast().remarks())
        .containsExactly("the pair is peered in the other direction, which uses the network");
  }

  @Test
  void shouldSayThatAPairIsPeeredInBothDirections() {
    // given
    var views = new PeeredViews();
    views.reverseTenant = PeeredViews.tenant(TenantCondition.ACTIVE);

    // when
    var tree = views.tree();

    // then
    assertThat(tree.clusters().getLast().remarks())
        .containsExactly("the pair is peered in the other direction too");
  }

  @Test
  void shouldSayHowTheLastRunOfAPairThatIsNotPeeredEnded() {
    // given
    var refused = ended("Peer", "Refused", "Failed").report();

    // when
    var assessment = Assessment.of(PeeredViews.none().tree(), List.of(refused));

    // then
    assertThat(assessment)
        .isEqualTo(
            new Assessment(Verdict.NOT_PEERED, "the last Peer was refused", refused.latest()));
  }

  @Test
  void shouldCountFromTheLastThingThatChanged() {
    // when
    var assessment = Assessment.of(new PeeredViews().tree(), List.of());

    // then
    assertThat(assessment.since()).isEqualTo(PeeredViews.SINCE);
  }

  @Test
  void shouldNotJudgeByHalfOfAPair() {
    // given
    var seen = new PeeredViews().inspection();
    var half =
        new Inspection(PeeredViews.ROME, PeeredViews.MILAN, seen.consumer(), null, List.of());

    // when
    var assessment =
        Assessment.of(
            PairTree.of(half, PeeredViews.NOW),
            List.of(ended("Peer", "Peered", "Completed").report()));

    // then
    assertThat(assessment.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(assessment.reason())
        .isEqualTo("milan could not be read; the last run left it Peered");
  }

  @Test
  void shouldNotTakeTheAgeOfARunForTheTimeItIsStuck() {
    // given
    var run = open("Peer", "RollbackStuck").report();

    // when
    var assessment = Assessment.of(null, List.of(run));

    // then
    assertThat(assessment.since()).isNull();
  }

  static Stream<Runs> runs() {
    var peered = ended("Peer", "Peered", "Completed").report();
    var unpeered = ended("Unpeer", "Unpeered", "Completed").report();
    var refused = ended("Peer", "Refused", "Failed").report();
    var rolledBack = ended("Peer", "RolledBack", "Failed").report();
    return Stream.of(
        new Runs(
            List.of(open("Peer", "Peering").waitingFor("rome", "the kubelet", null).report()),
            "Peering",
            "wait for the virtual node on rome: the kubelet"),
        new Runs(List.of(open("Peer", null).report()), "Peering", ""),
        new Runs(List.of(open("Unpeer", "Unpeering").report(), peered), "Unpeering", ""),
        new Runs(List.of(open("Peer", "RollingBack").report(), peered), "RollingBack", ""),
        new Runs(List.of(open("Peer", "RollbackStuck").report()), "Stuck", ""),
        new Runs(List.of(open("Unpeer", "RemovalStuck").report(), peered), "Stuck", ""),
        new Runs(List.of(peered), "Peered", ""),
        new Runs(List.of(ended("Peer", null, "Completed").report()), "Peered", ""),
        new Runs(List.of(unpeered, peered), "NotPeered", ""),
        new Runs(List.of(refused, peered), "Peered", "the last Peer was refused"),
        new Runs(List.of(rolledBack), "NotPeered", "the last Peer was rolled back"),
        new Runs(
            List.of(ended("Peer", "RolledBack", "Canceled").report(), unpeered),
            "NotPeered",
            "the last Peer was rolled back"),
        new Runs(
            List.of(ended("Peer", null, "Failed").report()), "NotPeered", "the last Peer failed"),
        new Runs(
            List.of(ended("Peer", "Failed", "Failed").report()),
            "Degraded",
            "the last Peer failed and kept what it had made"),
        new Runs(
            List.of(ended("Peer", "RollbackIncomplete", "Failed").report(), unpeered),
            "Degraded",
            "part of the rollback of the last Peer was skipped"),
        new Runs(
            List.of(ended("Unpeer", "Unpeering", "Terminated").report(), peered),
            "Unknown",
            "the last Unpeer was ended in Temporal, without a rollback"),
        new Runs(List.of(), "Unknown", "no run is known"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void shouldJudgeByTheRunsWhereNobodyLooked(Runs given) {
    // when
    var assessment = Assessment.of(null, given.runs());

    // then
    assertThat(assessment.verdict().word()).isEqualTo(given.verdict());
    assertThat(assessment.reason()).isEqualTo(given.reason());
  }

  @Test
  void shouldLetARunThatIsGoingOnDecide() {
    // given
    var unpeering = open("Unpeer", "Unpeering").report();

    // when
    var assessment = Assessment.of(new PeeredViews().tree(), List.of(unpeering));

    // then
    assertThat(assessment.verdict()).isEqualTo(Verdict.UNPEERING);
    assertThat(assessment.since()).isEqualTo(unpeering.started());
  }
}
