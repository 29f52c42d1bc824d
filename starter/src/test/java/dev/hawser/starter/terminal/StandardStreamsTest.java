package dev.hawser.starter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardStreamsTest {
  @ParameterizedTest
  @CsvSource({"0, ''", "4, 2", "5, 0 2", "7, 0 1 2"})
  void shouldReadABitForEachTerminal(int bits, String expected) {
    // when
    var terminals = StandardStreams.ofBits(bits);

    // then
    assertThat(terminals.stream().map(String::valueOf).collect(Collectors.joining(" ")))
        .isEqualTo(expected);
  }

  @Test
  void shouldFindTheSameInBothWays() {
    // given
    var found = StandardStreams.terminals();

    // when
    var asked = StandardStreams.ofBits(StandardStreams.askShell());

    // then
    assertThat(asked).isEqualTo(found);
  }
}
