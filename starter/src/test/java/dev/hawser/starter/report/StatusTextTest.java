package dev.hawser.starter.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.PeeringStatus.StepStatus;
import dev.hawser.peering.Phase;
import dev.hawser.peering.Step;
import dev.hawser.starter.report.RunReport.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs and runs, as hawser status shows them. */
class StatusTextTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");

  @Test
  void shouldShowBothClustersTheRunsAndTheSteps() {
    // given
    var seen = new Inspection(ROME, MILAN, ClusterView.absent(ROME), null, List.of("milan is off"));
    var steps =
        status(
            null,
            step(Step.CLAIM, ROME, State.DONE, ""),
            step(Step.SERVER, MILAN, State.RUNNING, "an address"));

    // when
    var text = StatusText.of(new PairReport(seen, List.of(run(List.of(), null, steps))));

    // then
    assertThat(text.split("\n\n"))
        .satisfiesExactly(
            consumer -> assertThat(consumer).startsWith("rome (consumer)\n"),
            provider -> assertThat(provider).isEqualTo("milan (provider)\n  could not be read"),
            problem -> assertThat(problem).isEqualTo("problem: milan is off"),
            runs -> assertThat(runs).startsWith("RUN    CONSUMER   PROVIDER   STATE"),
            table ->
                assertThat(table.lines())
                    .containsExactly(
                        "STEP                        CLUSTER   STATE     SINCE   DETAIL",
                        "claim the pair              rome      done      2m",
                        "create the gateway server   milan     running   2m      an address"));
  }

  @Test
  void shouldShowTheProblemBelowTheStepsOfARunThatRollsBack() {
    // given
    var steps = status("the node is not Ready", step(Step.CLAIM, ROME, State.UNDONE, ""));

    // when
    var text = StatusText.of(new PairReport(null, List.of(run(List.of(), null, steps))));

    // then
    assertThat(text).endsWith("\nproblem: the node is not Ready");
  }

  @Test
  void shouldShowTheFailureOfARunThatHasEndedInsteadOfItsSteps() {
    // given
    var failed = run(List.of(), "no route (Unreachable)", null);

    // when
    var text = StatusText.of(new PairReport(null, List.of(failed)));

    // then
    assertThat(text).endsWith("\n\nfailure: no route (Unreachable)").doesNotContain("STEP");
  }

  @Test
  void shouldShowTheClustersOfAPairWithoutRuns() {
    // given
    var seen = new Inspection(ROME, MILAN, null, null, List.of());

    // when
    var text = StatusText.of(new PairReport(seen, List.of()));

    // then
    assertThat(text).startsWith("rome (consumer)").endsWith("\n\nno runs");
  }

  @Test
  void shouldSayWhatRunsWaitFor() {
    // given
    var waiting =
        List.of(
            waiting("the kubelet", "kubelet is late"),
            waiting(null, "no route"),
            waiting(null, null));

    // when
    var table = StatusText.table(List.of(run(waiting, null, null)));

    // then
    assertThat(table)
        .endsWith(
            "rome: the kubelet; rome: wait for the virtual node: no route; rome: wait for the"
                + " virtual node");
  }

  @Test
  void shouldSayWhichStepsAreStuckBetweenTwoRetries() {
    // given
    var steps =
        status(
            null,
            step(Step.TENANT, MILAN, State.STUCK, "a finalizer holds it"),
            step(Step.NONCE, MILAN, State.UNDONE, ""));

    // when
    var table = StatusText.table(List.of(run(List.of(), null, steps)));

    // then
    assertThat(table).endsWith("milan: register the tenant: a finalizer holds it");
  }

  @Test
  void shouldPrintADashForWhatIsUnknown() {
    // given
    var run =
        new RunReport(
            "w",
            "r",
            "Peer",
            "rome",
            "milan",
            null,
            "Running",
            Instant.now(),
            null,
            null,
            null,
            List.of(),
            null,
            null);

    // when
    var table = StatusText.table(List.of(run));

    // then
    assertThat(table.lines().toList().getLast())
        .matches("Peer +rome +milan +Running +- +\\ds +- +-");
  }

  @ParameterizedTest
  @CsvSource({"PT-5S, 0s", "PT2M59S, 2m", "PT3H50M, 3h", "P2DT23H, 2d"})
  void shouldPrintAgesInTheirLargestUnit(Duration age, String printed) {
    // given
    var started = Instant.now().minus(age);
    var run =
        new RunReport(
            "w", "r", "Peer", "rome", "milan", "Peering", "Running", started, null, "ada", null,
            List.of(), null, null);

    // when
    var table = StatusText.table(List.of(run));

    // then
    assertThat(table.lines().toList().getLast()).contains("   " + printed + " ");
  }

  @Test
  void shouldSayThatThereAreNoRuns() {
    // when
    var table = StatusText.table(List.of());

    // then
    assertThat(table).isEqualTo("no runs");
  }

  private static Waiting waiting(@Nullable String waitingFor, @Nullable String lastFailure) {
    return new Waiting(
        "wait for the virtual node", "rome", Instant.EPOCH, 1, waitingFor, lastFailure);
  }

  private static PeeringStatus status(@Nullable String problem, StepStatus... steps) {
    return new PeeringStatus(ROME, MILAN, Phase.PEERING, List.of(steps), problem, List.of());
  }

  private static StepStatus step(Step step, ClusterId cluster, State state, String detail) {
    return new StepStatus(step, cluster, state, Instant.now().minusSeconds(130), detail);
  }

  private static RunReport run(
      List<Waiting> waiting, @Nullable String failure, @Nullable PeeringStatus steps) {
    return new RunReport(
        "peering/milan~rome",
        "r1",
        "Peer",
        "rome",
        "milan",
        "Peering",
        "Running",
        Instant.now(),
        null,
        "ada@laptop",
        null,
        waiting,
        failure,
        steps);
  }
}
