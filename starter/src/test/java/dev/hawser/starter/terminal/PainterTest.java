package dev.hawser.starter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is on the screen after lines were drawn in place. */
class PainterTest {
  private static final String TYPED = "$ hawser peer rome milan";
  private static final Map<String, String> NO_REFLOW = Map.of("XTERM_VERSION", "XTerm(390)");

  @Test
  void shouldDrawTheNextLinesInPlaceOfTheLast() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var painter = Painter.on(terminal.writer(), true, Map.of());
    painter.draw(lines("Peer", "one running", "two"), terminal.size());

    // when
    painter.draw(lines("Peer", "one done", "two", "three"), terminal.size());

    // then
    assertThat(terminal.screen()).containsExactly(TYPED, "Peer", "one done", "two", "three");
    assertThat(terminal.scrolledAway()).isEmpty();
  }

  @Test
  void shouldLeaveNothingOfLinesThatAreGone() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var painter = Painter.on(terminal.writer(), false, Map.of());
    painter.draw(lines("Peer", "one", "two", "three"), terminal.size());

    // when
    painter.draw(lines("Peer", "3 steps"), terminal.size());

    // then
    assertThat(terminal.screen()).containsExactly(TYPED, "Peer", "3 steps");
    assertThat(terminal.isColoured()).isFalse();
  }

  @Test
  void shouldScrollOnlyWhatWasThereBefore() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 4));
    var painter = Painter.on(terminal.writer(), false, Map.of());
    painter.draw(lines("Peer", "one"), terminal.size());

    // when
    painter.draw(lines("Peer", "one", "two"), terminal.size());
    painter.draw(lines("Peer", "one done", "two"), terminal.size());

    // then
    assertThat(terminal.screen()).containsExactly("Peer", "one done", "two");
    assertThat(terminal.scrolledAway()).containsExactly(TYPED);
  }

  @Test
  void shouldWriteNothingWhenNothingHasChanged() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var written = new StringWriter();
    var painter = Painter.on(new PrintWriter(written), false, Map.of());
    painter.draw(lines("Peer", "one"), terminal.size());
    int before = written.toString().length();

    // when
    painter.draw(lines("Peer", "one"), terminal.size());

    // then
    assertThat(written.toString().substring(before)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"40, 24", "30, 6", "200, 50", "80, 5"})
  void shouldLeaveNothingOnATerminalThatBreaksLinesWhenItsSizeChanges(int columns, int rows) {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var painter = Painter.on(terminal.writer(), false, Map.of());
    painter.draw(lines("Peer", "x".repeat(79), "y".repeat(65)), terminal.size());

    // when
    terminal.resize(columns, rows);
    painter.draw(lines("Peer", "short"), terminal.size());

    // then
    assertThat(terminal.screen()).endsWith("Peer", "short");
    assertThat(terminal.screen()).noneMatch(line -> line.contains("xx") || line.contains("yy"));
  }

  @ParameterizedTest
  @CsvSource({"40, 24", "30, 6", "200, 50", "80, 5"})
  void shouldLeaveNothingOnATerminalThatCutsLinesWhenItsSizeChanges(int columns, int rows) {
    // given
    var terminal = typed(EmulatedTerminal.cutting(80, 24));
    var painter = Painter.on(terminal.writer(), false, NO_REFLOW);
    painter.draw(lines("Peer", "x".repeat(79), "y".repeat(65)), terminal.size());

    // when
    terminal.resize(columns, rows);
    painter.draw(lines("Peer", "short"), terminal.size());

    // then
    assertThat(terminal.screen())
        .containsExactly(TYPED.substring(0, Math.min(TYPED.length(), columns)), "Peer", "short");
  }

  @Test
  void shouldPrintAboveWhatIsDrawn() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var painter = Painter.on(terminal.writer(), false, Map.of());
    painter.draw(lines("Peer", "one"), terminal.size());

    // when
    painter.above("WARN: Temporal is away");
    painter.draw(lines("Peer", "one done"), terminal.size());

    // then
    assertThat(terminal.screen())
        .containsExactly(TYPED, "WARN: Temporal is away", "Peer", "one done");
  }

  @Test
  void shouldPrintTheNextLineWhereNothingIsDrawn() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var painter = Painter.on(terminal.writer(), false, Map.of());

    // when
    painter.above("INFO: one");
    painter.above("INFO: two");

    // then
    assertThat(terminal.screen()).containsExactly(TYPED, "INFO: one", "INFO: two");
  }

  @Test
  void shouldRemoveWhatTheTerminalEchoedBelowTheLastLines() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var painter = Painter.on(terminal.writer(), false, Map.of());
    painter.draw(lines("Peer", "one"), terminal.size());
    terminal.write("^C");

    // when
    painter.leave();
    painter.above("WARN: Detached");

    // then
    assertThat(terminal.screen()).containsExactly(TYPED, "Peer", "one", "WARN: Detached");
  }

  @Test
  void shouldDrawBelowWhatOthersHavePrinted() {
    // given
    var terminal = typed(EmulatedTerminal.wrapping(80, 24));
    var painter = Painter.on(terminal.writer(), false, Map.of());
    painter.draw(lines("Peer", "one"), terminal.size());
    terminal.write("[1]+ Stopped\n$ fg\n");

    // when
    painter.forget();
    painter.draw(lines("Peer", "one done"), terminal.size());

    // then
    assertThat(terminal.screen())
        .containsExactly(TYPED, "Peer", "one", "[1]+ Stopped", "$ fg", "Peer", "one done");
  }

  private static EmulatedTerminal typed(EmulatedTerminal terminal) {
    terminal.write(TYPED + "\n");
    return terminal;
  }

  private static List<StyledLine> lines(String... texts) {
    return Arrays.stream(texts).map(text -> StyledLine.of(Style.GOOD, text)).toList();
  }
}
