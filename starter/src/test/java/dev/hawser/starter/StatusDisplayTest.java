package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.starter.outcome.ExitCode;
import dev.hawser.starter.outcome.Verdict;
import dev.hawser.starter.terminal.StyledLine;
import dev.hawser.starter.terminal.TerminalSize;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a terminal of so many rows and 10 columns shows of a status. */
class StatusDisplayTest {
  private static final StatusScreen SCREEN =
      new StatusScreen(
          "head\n1\n2\n3\n4\n5",
          List.of("head\n1\n2", "head\nmuch too long"),
          Map.of(),
          Verdict.PEERED,
          ExitCode.OK);

  @ParameterizedTest
  @CsvSource({
    "7, head 1 2 3 4 5",
    "6, head 1 2",
    "4, head 1 2",
    "3, head much too…",
    "2, … and 2…",
    "1, … and 2…"
  })
  void shouldShowTheLongestTextThatFits(int rows, String expected) {
    // when
    var lines = StatusDisplay.fitting(SCREEN, new TerminalSize(10, rows));

    // then
    assertThat(String.join(" ", lines.stream().map(StyledLine::plain).toList()))
        .isEqualTo(expected);
  }
}
