package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.progress.Console;
import dev.hawser.starter.progress.ConsoleLog;
import dev.hawser.starter.progress.Progress;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetachHookTest {
  private static final List<String> NEXT =
      List.of(
          "watch it again:  hawser peer rome milan", "look at it:      hawser status rome milan");

  private final StringWriter err = new StringWriter();
  private final FakeProgress progress = new FakeProgress();

  @Test
  void shouldPrintTheCommandsThatLeadBackToTheRun() {
    // given
    var hook = hook(Map.of(), Set.of());

    // when
    hook.leave();

    // then
    hook.close();
    assertThat(err.toString())
        .isEqualTo(
            """
            WARN: Detached: the run continues.
              watch it again:  hawser peer rome milan
              look at it:      hawser status rome milan
            """);
  }

  @Test
  void shouldLeaveTheProgressFirst() {
    // given
    var hook = hook(Map.of("TERM", "xterm", "NO_COLOR", "1"), Set.of(2));

    // when
    hook.leave();

    // then
    hook.close();
    assertThat(progress.printedWhenClosed).isEmpty();
    assertThat(err.toString()).startsWith(" WARN  Detached: the run continues.\n");
  }

  @Test
  void shouldBeginALineWhereTheTerminalHasEchoedTheKeys() {
    // given
    var hook = hook(Map.of("TERM", "dumb"), Set.of(2));

    // when
    hook.leave();

    // then
    hook.close();
    assertThat(err.toString()).startsWith("\n WARN  Detached");
  }

  @Test
  void shouldPrintNothingWhenTheRunEnds() {
    // given
    var hook = hook(Map.of(), Set.of());

    // when
    hook.close();

    // then
    assertThat(err.toString()).isEmpty();
  }

  private DetachHook hook(Map<String, String> environment, Set<Integer> terminals) {
    var console =
        new Console(
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(err),
            environment,
            terminals);
    return DetachHook.watching(
        console, new ConsoleLog(console, "rome"), progress, "Detached: the run continues.", NEXT);
  }

  private final class FakeProgress implements Progress {
    private String printedWhenClosed = "not closed";

    @Override
    public void events(List<HistoryEvent> events) {}

    @Override
    public void pending(List<PendingActivityInfo> activities) {}

    @Override
    public void close() {
      printedWhenClosed = err.toString();
    }
  }
}
