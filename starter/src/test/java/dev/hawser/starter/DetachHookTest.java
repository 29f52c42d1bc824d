package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetachHookTest {
  private final StringWriter err = new StringWriter();
  private final ConsoleLog log =
      new ConsoleLog(
          new Console(
              new BufferedReader(Reader.nullReader()),
              new PrintWriter(Writer.nullWriter()),
              new PrintWriter(err),
              Map.of(),
              Set.of()),
          "rome");

  @Test
  void shouldPrintHowToFollowTheRun() {
    // given
    var hook = DetachHook.watching(log, "rome milan");

    // when
    hook.printHint();

    // then
    hook.close();
    assertThat(err.toString())
        .isEqualTo(
            "\nWARN: Detached: the run continues. To see it, run \"hawser status rome milan\"; to"
                + " abort it, run \"hawser abort rome milan --reason …\"\n");
  }

  @Test
  void shouldPrintNothingWhenTheRunEnds() {
    // given
    var hook = DetachHook.watching(log, "rome milan");

    // when
    hook.close();

    // then
    assertThat(err.toString()).isEmpty();
  }
}
