package dev.hawser.faults.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How figures get from one process to another. */
class ProcessFiguresTest {
  @Test
  void shouldReadWhatItWrote() {
    // given
    var figures = new ProcessFigures(3 << 20, 12);

    // when
    var read = ProcessFigures.parse(figures.text());

    // then
    assertThat(read).isEqualTo(figures);
    assertThat(read.heapMib()).isEqualTo(3.0);
  }

  @Test
  void shouldRefuseAnythingElse() {
    // when
    var reading = assertThatThrownBy(() -> ProcessFigures.parse("OutOfMemoryError"));

    // then
    reading.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("OutOfMemoryError");
  }
}
