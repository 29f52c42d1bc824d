package dev.hawser.starter.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a cluster says steers the terminal of the person who reads it. */
final class TerminalTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\033[2J",
        "\033]0;title\007",
        "\033[1A",
        "\u009b31m",
        "\b",
        "\u202e",
        "\u2066",
        "\u0000",
        "\u200b",
        "\u061c"
      })
  void shouldLeaveNothingThatSteersATerminal(String sequence) {
    // when
    var text = TerminalText.of("before" + sequence + "after");

    // then
    assertThat(text).startsWith("before").endsWith("after").matches("[a-zA-Z0-9\\[\\];]+");
  }

  @Test
  void shouldKeepLinesIndentationAndLetters() {
    // given
    var text = "rome → milan\n  größe  \"ok\"\n";

    // when
    var shown = TerminalText.of(text);

    // then
    assertThat(shown).isEqualTo(text);
  }

  @Test
  void shouldNotLetACarriageReturnOverwriteTheLine() {
    // when
    var line = TerminalText.line("refused\rready\n");

    // then
    assertThat(line).isEqualTo("refused ready ");
  }
}
