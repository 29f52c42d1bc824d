package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class StatusCommandTest {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @Test
  void shouldShowBothClustersAndTheRunsOfAPair() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-pair", "milan", "--detach", "--reason", "show me");

    // when
    var result = cli.run("status", "busy-pair", "milan");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("busy-pair (consumer)", "milan (provider)", "Running", "ada@laptop");
  }

  @Test
  void shouldShowTheFailureOfTheLatestRun() {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "skewed", "milan");

    // when
    var result = cli.run("status", "skewed", "milan");

    // then
    assertThat(result.out())
        .contains("Failed")
        .endsWith("failure: Liqo is v1.1.0 on skewed and v1.2.0 on milan (VersionMismatch)\n");
  }

  @Test
  void shouldSayThatAPairHasNoRuns() {
    // given
    var cli = Cli.inPipe().on(temporal);

    // when
    var result = cli.run("status", "idle", "milan");

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).endsWith("no runs\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          json | "reason" : "show all"
          yaml | reason: show all
          text | busy-all
          """)
  void shouldListTheRunsOfAllPairs(String format, String expected) {
    // given
    var cli = Cli.inPipe().on(temporal);
    cli.run("peer", "busy-all", "milan", "--detach", "--reason", "show all");

    // when
    var result = cli.run("status", "-o", format);

    // then
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains(expected);
    assertThat(result.err()).contains("this Temporal server does not support visibility queries");
  }
}
