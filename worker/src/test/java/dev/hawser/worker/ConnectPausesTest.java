package dev.hawser.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConnectPausesTest {
  @Test
  void shouldGrowToHalfAMinute() {
    // given
    var pauses = new ConnectPauses(() -> 1);

    // when
    var seconds = seconds(pauses, 7);

    // then
    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
  }

  @Test
  void shouldBeShortenedAtRandom() {
    // given
    var pauses = new ConnectPauses(() -> 0);

    // when
    var seconds = seconds(pauses, 6);

    // then
    assertThat(seconds).containsExactly(0L, 1L, 2L, 4L, 8L, 15L);
  }

  @Test
  void shouldBeginAgain() {
    // given
    var pauses = new ConnectPauses(() -> 1);
    seconds(pauses, 4);

    // when
    pauses.reset();

    // then
    assertThat(seconds(pauses, 2)).containsExactly(1L, 2L);
  }

  private static List<Long> seconds(ConnectPauses pauses, int count) {
    return Stream.generate(() -> pauses.next().toSeconds()).limit(count).toList();
  }
}
