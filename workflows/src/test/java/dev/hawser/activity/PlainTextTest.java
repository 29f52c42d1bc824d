package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of people and clusters become one line of plain text of bounded length. */
final class PlainTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\u0007", "\u001b", "\u007f", "\u009b", "\u202e", "\u2066", "\u200f", "\u061c",
        "\u200b", "\ufeff", "\ue000", "\ud800"
      })
  void shouldRemoveWhatSteersHidesOrReorders(String character) {
    // when
    var plain = PlainText.of("a" + character + "b", 100);

    // then
    assertThat(plain).isEqualTo("ab");
  }

  @Test
  void shouldMakeOneLine() {
    // when
    var plain = PlainText.of("  first\r\n\tsecond\u2028third  ", 100);

    // then
    assertThat(plain).isEqualTo("first second third");
  }

  @Test
  void shouldKeepEveryLanguage() {
    // given
    var words = "größer, 取消, отмена, → 🚢";

    // when
    var plain = PlainText.of(words, 100);

    // then
    assertThat(plain).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 500, 600})
  void shouldCutWithoutSplittingACharacter(int longest) {
    // when
    var plain = PlainText.of("🚢".repeat(5_000_000), longest);

    // then
    assertThat(plain.length()).isLessThanOrEqualTo(longest);
    assertThat(plain).endsWith("🚢…");
  }

  @Test
  void shouldKeepLinesWhereTheyHaveAMeaning() {
    // when
    var plain = PlainText.lines("first\u001b[2J\nsecond", 100);

    // then
    assertThat(plain).isEqualTo("first[2J\nsecond");
  }
}
