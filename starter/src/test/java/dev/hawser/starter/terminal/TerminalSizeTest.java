package dev.hawser.starter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalSizeTest {
  @Test
  void shouldReadRowsBeforeColumns() {
    // when
    var size = TerminalSize.ofStty("15 60\n");

    // then
    assertThat(size).contains(new TerminalSize(60, 15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 0", "24", "0 80", "24 x", "24 999999"})
  void shouldKnowNothingFromATerminalWithoutASize(String printed) {
    // when
    var size = TerminalSize.ofStty(printed);

    // then
    assertThat(size).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"100, 30, 100, 30", "wide, 30, 80, 30", "100, '', 100, 24", "-1, 0, 80, 24"})
  void shouldReplaceWhatTheEnvironmentDoesNotSay(
      String columns, String lines, int width, int height) {
    // given
    var environment = Map.of("COLUMNS", columns, "LINES", lines);

    // when
    var size = TerminalSize.ofEnvironment(environment);

    // then
    assertThat(size).isEqualTo(new TerminalSize(width, height));
  }
}
