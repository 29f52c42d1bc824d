package dev.hawser.faults.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs that wait; {@code deploy/faults load} runs it with many more. */
class LoadRunIT {
  private static final int PAIRS = 3;

  @Test
  void shouldMeasureWaitsAndLeaveNothing(@TempDir Path folder) throws InterruptedException {
    // given
    var report = new LoadReport(new Bounds());

    // when
    try (var environment = new LoadEnvironment(folder, null, PAIRS + 1, 256)) {
      new LoadRun(environment, report, PAIRS, Duration.ofSeconds(2)).run();
    }

    // then
    assertThat(report.problems()).isEmpty();
    assertThat(report.text())
        .containsPattern("pairs that wait +- +3 ")
        .containsPattern("pairs that completed +- +3 ")
        .containsPattern("left over in the end +0 +- +0 ");
  }
}
