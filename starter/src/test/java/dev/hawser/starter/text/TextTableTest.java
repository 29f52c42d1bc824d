package dev.hawser.starter.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows in columns, as wide as the terminal. */
class TextTableTest {
  private static final List<List<String>> ROWS =
      List.of(
          List.of("STEP", "STATE", "DETAIL"),
          List.of("connect the tunnel", "running", "the gateway of milan to have an address"),
          List.of("claim the pair", "done", ""));

  @Test
  void shouldAlignColumns() {
    // when
    var table = TextTable.of(ROWS);

    // then
    assertThat(table)
        .isEqualTo(
            """
            STEP                 STATE     DETAIL
            connect the tunnel   running   the gateway of milan to have an address
            claim the pair       done\
            """);
  }

  @Test
  void shouldCutTheLastColumn() {
    // when
    var table = TextTable.cut(ROWS, 60);

    // then
    assertThat(table)
        .isEqualTo(
            """
            STEP                 STATE     DETAIL
            connect the tunnel   running   the gateway of milan to have…
            claim the pair       done\
            """);
  }

  @Test
  void shouldCutOtherColumnsWhereThatIsNotEnough() {
    // when
    var table = TextTable.cut(ROWS, 24);

    // then
    assertThat(table)
        .isEqualTo(
            """
            STEP                 ST…
            connect the tunnel   ru…
            claim the pair       do…\
            """);
  }

  @Test
  void shouldWrapTheLastColumn() {
    // when
    var table = TextTable.wrapped(ROWS, 60);

    // then
    assertThat(table)
        .isEqualTo(
            """
            STEP                 STATE     DETAIL
            connect the tunnel   running   the gateway of milan to have
                                           an address
            claim the pair       done\
            """);
  }

  @Test
  void shouldPutTheLastColumnBelowWhereThereIsNoRoom() {
    // when
    var table = TextTable.wrapped(ROWS, 40);

    // then
    assertThat(table)
        .isEqualTo(
            """
            STEP                 STATE
                DETAIL
            connect the tunnel   running
                the gateway of milan to have an
                address
            claim the pair       done\
            """);
  }

  @Test
  void shouldBreakWordsThatAreLongerThanALine() {
    // when
    var lines = WrappedText.lines("a 0123456789ab c", 10);

    // then
    assertThat(lines).containsExactly("a", "0123456789", "ab c");
  }
}
