package dev.hawser.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.faults.load.LoadReport.Load;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The table, and what exceeds its bound. */
class LoadReportTest {
  private final LoadReport report = new LoadReport(new Bounds());

  @Command
  private static final class Flags {
    @Mixin private final Bounds bounds = new Bounds();
  }

  @Test
  void shouldAcceptWhatIsWithinItsBound() {
    // when
    report.add(Load.WAITING, Figure.REQUESTS, 60);
    report.add(Load.WAITING, Figure.CALLS, 150);
    report.add(Load.WAITING, Figure.HEAP, 511);
    report.add(Load.WAITING, Figure.LEFT_OVER, 0);

    // then
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void shouldReportWhatExceedsItsBoundWhilePairsWait() {
    // when
    report.add(Load.WAITING, Figure.REQUESTS, 60.1);
    report.add(Load.WAITING, Figure.CALLS, 151);
    report.add(Load.WAITING, Figure.LEFT_OVER, 1);

    // then
    assertThat(report.problems())
        .containsExactly(
            "requests to the hub's API server, per second: 60.1, at most 60.0",
            "calls to Temporal, per second: 151.0, at most 150.0",
            "objects left over in the end: 1, at most 0");
  }

  @Test
  void shouldTakeItsBoundsFromTheFlags() {
    // given
    var flags = new Flags();
    new CommandLine(flags).parseArgs("--requests-per-second", "500", "--heap", "64");
    var generous = new LoadReport(flags.bounds);

    // when
    generous.add(Load.WAITING, Figure.REQUESTS, 499);
    generous.add(Load.WAITING, Figure.HEAP, 65);

    // then
    assertThat(generous.problems())
        .containsExactly("heap after a garbage collection, MiB: 65, at most 64");
  }

  @Test
  void shouldNotBoundAnIdleHub() {
    // when
    report.add(Load.IDLE, Figure.REQUESTS, 1_000);

    // then
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void shouldCompareTimesWithThoseOfAnIdleHub() {
    // when
    report.add(Load.IDLE, Figure.PEER, 1.5);
    report.add(Load.WAITING, Figure.PEER, 3);

    // then
    assertThat(report.text()).containsPattern("another pair peers +1\\.50 s +3\\.00 s +2\\.0\n");
  }

  @Test
  void shouldShowWhatFailedAndLeaveOutWhatWasNotMeasured() {
    // given
    report.add(Load.IDLE, Figure.INSPECT, 0.1);

    // when
    report.add(Load.WAITING, Figure.INSPECT, Double.NaN);
    report.problem("NoWorker");

    // then
    assertThat(report.text())
        .containsPattern("another pair is inspected +0\\.10 s +failed +\n")
        .endsWith("FAIL NoWorker" + System.lineSeparator())
        .doesNotContain("heap");
  }
}
