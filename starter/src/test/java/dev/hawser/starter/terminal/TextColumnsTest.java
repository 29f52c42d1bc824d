package dev.hawser.starter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextColumnsTest {
  @ParameterizedTest
  @CsvSource({"rome → milan ✓ …, 16", "'', 0", "e\u0301, 1", "東京, 4", "한국, 4", "🚀, 2"})
  void shouldCountColumnsAsTerminalsDo(String text, int columns) {
    // when
    int counted = TextColumns.of(text);

    // then
    assertThat(counted).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "rome, 4, rome",
    "rome, 3, ro…",
    "rome milan, 6, rome…",
    "rome, 1, …",
    "rome, 0, ''",
    "東京, 3, 東…",
    "東京, 2, …",
    "a🚀b, 2, a…"
  })
  void shouldCutText(String text, int columns, String expected) {
    // when
    var cut = TextColumns.cut(text, columns);

    // then
    assertThat(cut).isEqualTo(expected);
    assertThat(TextColumns.of(cut)).isLessThanOrEqualTo(columns);
  }

  @Test
  void shouldWrapAtSpaces() {
    // when
    var lines = TextColumns.wrap("waiting for the tunnel to milan", 12, 9);

    // then
    assertThat(lines).containsExactly("waiting for", "the tunnel", "to milan");
  }

  @Test
  void shouldBreakAWordThatIsLongerThanALine() {
    // when
    var lines = TextColumns.wrap("at gateway.milan.example:51840 now", 10, 9);

    // then
    assertThat(lines).containsExactly("at", "gateway.mi", "lan.exampl", "e:51840", "now");
  }

  @Test
  void shouldCutTheLastLineThatIsAllowed() {
    // when
    var lines = TextColumns.wrap("waiting for the tunnel to milan", 12, 2);

    // then
    assertThat(lines).containsExactly("waiting for", "the tunnel…");
  }

  @Test
  void shouldWrapWideCharactersInANarrowColumn() {
    // when
    var lines = TextColumns.wrap("東京", 1, 9);

    // then
    assertThat(lines).containsExactly("東", "京");
  }

  @Test
  void shouldMakeNoLinesOfNothing() {
    // when
    var lines = TextColumns.wrap("  ", 10, 3);

    // then
    assertThat(lines).isEmpty();
  }
}
