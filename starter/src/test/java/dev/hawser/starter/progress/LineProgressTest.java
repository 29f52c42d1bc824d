package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineProgressTest {
  private final StringWriter err = new StringWriter();

  @Test
  void shouldSayOnceThatNobodyHasTakenTheRun() {
    try (var temporal =
        new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null))) {
      var lines =
          new LineProgress(new ConsoleLog(console(Set.of()), "rome"), new RunActivities(temporal));

      lines.pending(List.of());
      lines.pending(List.of());
    }

    assertThat(err.toString().lines()).containsExactly(Progress.NOT_TAKEN);
  }

  @Test
  void shouldTagLinesOnATerminalOnly() {
    new ConsoleLog(console(Set.of()), "rome").info("rome", "Nonce is signed");
    new ConsoleLog(console(Set.of(2)), "rome").info("rome", "Nonce is signed");
    new ConsoleLog(console(Set.of(2)), "rome").info("milan", "Tenant status is filled");

    assertThat(err.toString().lines())
        .containsExactly(
            "INFO: Nonce is signed",
            " INFO   (local) Nonce is signed",
            " INFO   (remote) Tenant status is filled");
  }

  private Console console(Set<Integer> terminals) {
    return new Console(
        new BufferedReader(Reader.nullReader()),
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(err, true),
        Map.of(),
        terminals);
  }
}
