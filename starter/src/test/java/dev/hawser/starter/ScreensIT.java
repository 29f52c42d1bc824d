package dev.hawser.starter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hawser.starter.terminal.TerminalSize;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole screens of the real program, on terminals of three sizes. */
@Timeout(120)
class ScreensIT {
  @RegisterExtension static final TestTemporal temporal = new TestTemporal();

  @BeforeAll
  static void needPseudoTerminals() {
    assumeTrue(PseudoTerminal.isAvailable(), "SKIPPED: no program \"script\" of util-linux");
  }

  @ParameterizedTest
  @CsvSource({"60, 15", "80, 24", "200, 50"})
  void shouldDump(int columns, int rows) throws Exception {
    for (String line :
        List.of(
            "peer rome milan --mtu 1" + (300 + columns),
            "peer rolling milan",
            "unpeer rome milan",
            "plan rome milan",
            "status good milan",
            "status rolling milan",
            "status",
            "peer --kubeconfig rome --remote-kubeconfig milan --mtu 1" + (400 + columns),
            "peer --kubeconfig rolling --remote-kubeconfig milan",
            "plan skewed milan",
            "clusters",
            "status good milan --watch --wait=Peered")) {
      System.out.println("##### " + columns + " " + line);
      System.out.println(screen(columns, rows, line));
    }
  }

  private static String screen(int columns, int rows, String line)
      throws IOException, InterruptedException {
    var environment =
        Map.of("TEMPORAL_ADDRESS", temporal.address(), "USER", "ada", "HOSTNAME", "laptop");
    var size = new TerminalSize(columns, rows);
    try (var terminal = PseudoTerminal.run(size, environment, line.split(" "))) {
      terminal.exitCode();
      terminal.awaitEnd();
      return Stream.concat(terminal.scrolledAway().stream(), terminal.screen().stream())
          .map(each -> each.replaceAll("\\b[0-9]\\.[0-9]s", "0.0s"))
          .collect(Collectors.joining("\n"));
    }
  }
}
