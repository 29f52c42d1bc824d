package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.starter.terminal.TerminalSize;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real program on a terminal: what is on the screen, resizing, Ctrl-C. */
@Timeout(120)
class LiveViewIT {
  private static final String FOOTER = "Ctrl-C stops watching; the run continues";

  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @BeforeAll
  static void needPseudoTerminals() {
    assumeTrue(PseudoTerminal.isAvailable(), "SKIPPED: no program \"script\" of util-linux");
  }

  @ParameterizedTest
  @CsvSource({"60, 15", "80, 24", "200, 50"})
  void shouldLeaveOnePictureOfTheRun(int columns, int rows) throws Exception {
    // given
    String mtu = String.valueOf(1000 + columns);

    // when
    try (var terminal = run(columns, rows, "peer", "rome", "milan", "--mtu", mtu)) {
      int code = terminal.exitCode();

      // then
      terminal.await(screen -> screen.stream().anyMatch(line -> line.startsWith("rome → milan")));
      assertThat(code).isZero();
      assertThat(progress(terminal))
          .containsExactly(
              "Peer rome → milan · 1s · by ada@laptop",
              "✓ create the gateway server on milan done",
              "✓ request resources on rome done",
              "✓ wait for the virtual node on rome done");
    }
  }

  @Test
  void shouldFollowTheSizeOfTheWindow() throws Exception {
    // given
    try (var terminal = run(200, 50, "peer", "busy-window", "milan")) {
      terminal.await(screen -> screen.contains(FOOTER));

      // when
      terminal.resize(30, 12);
      terminal.await(screen -> screen.contains("run continues"));
      var narrow = terminal.screen();
      terminal.resize(80, 24);
      terminal.await(screen -> screen.contains(FOOTER));
      Cli.inPipe().on(temporal).run("abort", "busy-window", "milan", "--reason", "seen enough");
      int code = terminal.exitCode();

      // then
      terminal.await(screen -> screen.toString().contains("ERRO"));
      assertThat(code).isEqualTo(5);
      assertThat(narrow)
          .allMatch(line -> line.length() < 30)
          .endsWith("Ctrl-C stops watching; the", "run continues");
      assertThat(progress(terminal))
          .containsExactly(
              "Peer busy-window → milan · 1s · by ada@laptop",
              "aborted: seen enough",
              "↶ undo: register the tenant on milan undone",
              "= undo: create the gateway server on milan nothing to undo");
    }
  }

  @Test
  void shouldSayHowToComeBackWhenTheUserLeaves() throws Exception {
    // given
    try (var terminal = run(80, 24, "peer", "busy-left", "milan", "--cpu", "2")) {
      terminal.await(screen -> screen.contains(FOOTER));

      // when
      terminal.type("\003");
      int code = terminal.exitCode();

      // then
      terminal.await(screen -> screen.toString().contains("undo it:"));
      assertThat(code).isEqualTo(130);
      assertThat(progress(terminal))
          .containsExactly(
              "Peer busy-left → milan · 1s · by ada@laptop",
              " WARN Detached: the run continues.",
              " watch it again: hawser peer busy-left milan --cpu 2",
              " look at it: hawser status busy-left milan",
              " undo it: hawser abort busy-left milan --reason …");
    }
  }

  private static PseudoTerminal run(int columns, int rows, String... arguments) throws IOException {
    var environment =
        Map.of("TEMPORAL_ADDRESS", temporal.address(), "USER", "ada", "HOSTNAME", "laptop");
    return PseudoTerminal.run(new TerminalSize(columns, rows), environment, arguments);
  }

  /** What is above the result or the error, without columns and with one time for all. */
  private static List<String> progress(PseudoTerminal terminal) {
    return Stream.concat(terminal.scrolledAway().stream(), terminal.screen().stream())
        .takeWhile(line -> !line.startsWith("rome → milan") && !line.contains("ERRO"))
        .map(line -> line.replaceAll(" {2,}", " ").replaceAll("· [0-9.]+s", "· 1s"))
        .map(line -> line.replaceAll("(done|undone|undo) [0-9.]+s", "$1"))
        .toList();
  }
}
