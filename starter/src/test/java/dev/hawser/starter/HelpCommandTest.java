package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpCommandTest {
  @ParameterizedTest
  @ValueSource(strings = {"peer", "status", "worker", "completion"})
  void shouldShowWhatTheCommandsOwnHelpShows(String command) {
    // given
    var help = Cli.inPipe().run(command, "--help");

    // when
    var result = Cli.inPipe().run("help", command);

    // then
    assertThat(result.out()).isEqualTo(help.out());
    assertThat(result.code()).isZero();
  }

  @Test
  void shouldShowThatAnyNumberOfClustersMayBeGiven() {
    // when
    var result = Cli.inPipe().run("help", "clusters");

    // then
    assertThat(result.out()).contains("Usage: hawser clusters [CLUSTER...] [OPTIONS]\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "100", "132"})
  void shouldNotBreakTheNameOfAResource(String columns) {
    // given
    var cli = Cli.inPipe().with("COLUMNS", columns);

    // when
    var result = cli.run("help", "peer");

    // then
    assertThat(result.out()).contains("nvidia.com/gpu=2\n");
  }

  @Test
  void shouldSayThatADetachedRunMayHaveToWait() {
    // when
    var result = Cli.inPipe().run("help", "peer");

    // then
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("With --wait, the start itself waits for the other run");
  }

  @Test
  void shouldListTheCommandsWithoutAWord() {
    // when
    var result = Cli.inPipe().run("help");

    // then
    assertThat(result.out()).isEqualTo(Cli.inPipe().run("--help").out());
  }

  @Test
  void shouldExplainTheExitCodes() {
    // when
    var result = Cli.inPipe().run("help", "exit-codes");

    // then
    assertThat(result.out())
        .startsWith("Exit codes:\n    0   Done; for plan: nothing to do\n")
        .contains(
            "    4   Another run holds the pair\n", "  130   Interrupted; the run continues\n");
  }

  @Test
  void shouldExplainTheEnvironment() {
    // when
    var result = Cli.inPipe().run("help", "environment");

    // then
    assertThat(result.out()).contains("TEMPORAL_ADDRESS", "HAWSER_UI_ADDRESS", "temporal.toml");
    assertThat(result.out()).contains("(default \"default\")");
    assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }
}
