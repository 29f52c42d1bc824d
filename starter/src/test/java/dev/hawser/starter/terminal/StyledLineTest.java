package dev.hawser.starter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StyledLineTest {
  private static final StyledLine LINE =
      StyledLine.of(Style.STRONG, "Peer ").plus(Style.CONSUMER, "rome").plus(Style.PLAIN, " done");

  @Test
  void shouldColourItsPartsWhereColoursAreWanted() {
    // when
    var text = LINE.text(true);

    // then
    assertThat(text).isEqualTo("\033[1mPeer \033[0m\033[36mrome\033[0m done");
  }

  @Test
  void shouldHaveNoEscapeSequencesWithoutColours() {
    // when
    var text = LINE.text(false);

    // then
    assertThat(text).isEqualTo("Peer rome done");
  }

  @Test
  void shouldShowNoControlCharactersOfOthers() {
    // when
    var line = StyledLine.of(Style.PLAIN, "held by \033[2Jevil\nname");

    // then
    assertThat(line.plain()).isEqualTo("held by [2Jevil name");
  }

  @ParameterizedTest
  @CsvSource({
    "14, Peer rome done",
    "13, Peer rome do…",
    "10, Peer rome…",
    "9, Peer rom…",
    "8, Peer ro…",
    "5, Peer…",
    "1, …"
  })
  void shouldCutWhatDoesNotFit(int columns, String expected) {
    // when
    var cut = LINE.cut(columns);

    // then
    assertThat(cut.plain()).isEqualTo(expected);
    assertThat(cut.columns()).isLessThanOrEqualTo(columns);
  }

  @Test
  void shouldFillUpToAColumn() {
    // when
    var padded = StyledLine.of(Style.PLAIN, "東").padded(4).plus(Style.PLAIN, "|");

    // then
    assertThat(padded.plain()).isEqualTo("東  |");
  }
}
