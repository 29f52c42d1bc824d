package dev.hawser.starter.status;

import static dev.hawser.starter.status.RunReports.ended;
import static dev.hawser.starter.status.RunReports.open;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.text.Ages;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All pairs or all runs, as hawser status lists them on 80 columns. */
class StatusListTest {
  private static final StatusText TEXT = new StatusText(PeeredViews.NOW, 80);

  @Test
  void shouldListAllPairsInOneLineEach() {
    // given
    var pairs =
        List.of(
            line(
                ended("Peer", "RolledBack", "Failed").between("paris", "milan").report(),
                ended("Peer", "Peered", "Completed").between("paris", "milan").report()),
            line(
                open("Peer", "Peering")
                    .ago(Duration.ofSeconds(40))
                    .waitingFor("rome", "the virtual kubelet to post the node's status", null)
                    .report()));

    // when
    var onTerminal = TEXT.pairs(pairs);
    var inPipe = new StatusText(PeeredViews.NOW, Integer.MAX_VALUE).pairs(pairs);

    // then
    assertScreen(
        onTerminal,
        """
        CONSUMER   PROVIDER   VERDICT   AGE   REASON
        paris      milan      Peered    3h    the last Peer was rolled back
        rome       milan      Peering   40s   wait for the virtual node on rome: the vi…\
        """);
    assertThat(inPipe)
        .endsWith(
            "   wait for the virtual node on rome: the virtual kubelet to post the node's status");
  }

  @Test
  void shouldSayThatThereAreNoPairsAndNoRuns() {
    // when
    var pairs = TEXT.pairs(List.of());
    var runs = TEXT.table(List.of());

    // then
    assertThat(pairs).isEqualTo("no peerings found");
    assertThat(runs).isEqualTo("no runs found");
  }

  @Test
  void shouldSayWhatRunsWaitFor() {
    // given
    var runs =
        List.of(
            open("Peer", "Peering").waitingFor("rome", "the kubelet", "kubelet is late").report(),
            open("Peer", "Peering").waitingFor("rome", null, "no route").report(),
            open("Peer", "Peering").waitingFor("rome", null, null).report());

    // when
    var table = new StatusText(PeeredViews.NOW, Integer.MAX_VALUE).table(runs);

    // then
    assertThat(table.lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).endsWith("   wait for the virtual node on rome: the kubelet"),
            line -> assertThat(line).endsWith("   wait for the virtual node on rome: no route"),
            line -> assertThat(line).endsWith("   wait for the virtual node on rome"));
  }

  @Test
  void shouldPrintADashForWhatIsUnknown() {
    // given
    var run = open("Peer", null).by(null, null).report();

    // when
    var table = TEXT.table(List.of(run));

    // then
    assertThat(table.lines().toList().getLast()).matches("Peer +rome +milan +Running +- +3h +- +-");
  }

  @ParameterizedTest
  @CsvSource({"PT-5S, 0s", "PT2M59S, 2m", "PT3H50M, 3h", "P2DT23H, 2d"})
  void shouldPrintAgesInTheirLargestUnit(Duration age, String printed) {
    // when
    var text = Ages.of(PeeredViews.NOW.minus(age), PeeredViews.NOW);

    // then
    assertThat(text).isEqualTo(printed);
  }

  private static PairLine line(RunReport... runs) {
    return PairLine.of(List.of(runs));
  }

  private static void assertScreen(String text, String expected) {
    assertThat(text).isEqualTo(expected);
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
  }
}
