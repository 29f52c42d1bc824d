package dev.hawser.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that was typed, to be typed again. */
class TypedCommandTest {
  @Test
  void shouldRepeatEverythingAsAShellReadsIt() {
    // given
    var typed = typed("peer", "rome", "milan", "--label", "x/y=1,2", "--reason", "it's Ada's", "");

    // when
    var again = typed.again();

    // then
    assertThat(again)
        .isEqualTo("hawser peer rome milan --label x/y=1,2 --reason 'it'\\''s Ada'\\''s' ''");
  }

  private static TypedCommand typed(String... words) {
    return new TypedCommand(List.of(words));
  }
}
