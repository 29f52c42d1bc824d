package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.terminal.TerminalSize;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a console can be asked, redrawn and coloured. */
class ConsoleTest {
  @ParameterizedTest
  @CsvSource({"'0,2', true", "0, false", "2, false", "'1,2', false"})
  void shouldAskOnlyWhenInputAndErrorsAreATerminal(String terminals, boolean asks) {
    // given
    var console = terminal(terminals).console();

    // when
    boolean answer = console.canAsk();

    // then
    assertThat(answer).isEqualTo(asks);
  }

  @ParameterizedTest
  @CsvSource({"2, xterm, true", "2, dumb, false", "1, xterm, false"})
  void shouldRedrawOnlyATerminalThatCanMoveItsCursor(String terminals, String term, boolean can) {
    // given
    var console = terminal(terminals).with("TERM", term).console();

    // when
    boolean redraws = console.redraws();

    // then
    assertThat(redraws).isEqualTo(can);
  }

  @Test
  void shouldNotRedrawATerminalOfUnknownKind() {
    // given
    var console =
        new Console(
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Map.of(),
            Set.of(2));

    // when
    boolean redraws = console.redraws();

    // then
    assertThat(redraws).isFalse();
    assertThat(console.showsProgress()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"'', true", "1, false"})
  void shouldPrintNoColoursWhenTheUserSaysSo(String noColor, boolean colours) {
    // given
    var console = terminal("2").with("NO_COLOR", noColor).console();

    // when
    boolean answer = console.colours();

    // then
    assertThat(answer).isEqualTo(colours);
  }

  @Test
  void shouldTakeTheSizeFromTheEnvironmentWhereNothingElseTells() {
    // given
    var console = new RecordedConsole().with("COLUMNS", "60").with("LINES", "15").console();

    // when
    var size = console.terminal().size();

    // then
    assertThat(size).isEqualTo(new TerminalSize(60, 15));
  }

  @ParameterizedTest
  @CsvSource({"y, y", "YES, yes", "'  d', d", "'', ''"})
  void shouldReturnWhatWasTypedInLowerCase(String typed, String expected) {
    // given
    var recorded = new RecordedConsole().typing(typed + "\n");

    // when
    var answer = recorded.console().ask("Evict them? [y/N]");

    // then
    assertThat(answer).isEqualTo(expected);
    assertThat(recorded.err()).isEqualTo("Evict them? [y/N]: ");
    assertThat(recorded.out()).isEmpty();
  }

  @Test
  void shouldTakeUnreadableInputForNoAnswer() {
    // given
    var broken =
        new Reader() {
          @Override
          public int read(char[] text, int from, int length) throws IOException {
            throw new IOException("closed");
          }

          @Override
          public void close() {}
        };
    var nowhere = new PrintWriter(new StringWriter());
    var console = new Console(new BufferedReader(broken), nowhere, nowhere, Map.of(), Set.of());

    // when
    var answer = console.ask("Evict them?");

    // then
    assertThat(answer).isEmpty();
  }

  private static List<String> split(String terminals) {
    return terminals.isEmpty() ? List.of() : List.of(terminals.split(","));
  }

  private static RecordedConsole terminal(String descriptors) {
    var numbers = split(descriptors).stream().map(Integer::valueOf).toArray(Integer[]::new);
    return new RecordedConsole().onTerminal(numbers);
  }
}
