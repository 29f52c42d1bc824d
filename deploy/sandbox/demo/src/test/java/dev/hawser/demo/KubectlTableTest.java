package dev.hawser.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KubectlTableTest {
  @Test
  void shouldPadColumnsLikeKubectl() {
    // given
    var table =
        new KubectlTable(
            List.of(
                List.of("A", "STATUS", "AGE"),
                List.of("b", "Ready,SchedulingDisabled", "12s"),
                List.of("", "NotReady", "")));

    // when
    var lines = table.lines();

    // then
    assertThat(lines)
        .containsExactly(
            "A     STATUS                     AGE",
            "b     Ready,SchedulingDisabled   12s",
            "      NotReady                   ");
  }

  @Test
  void shouldNotPadAnOnlyColumn() {
    // given
    var table = new KubectlTable(List.of(List.of("NAME"), List.of("rome")));

    // when
    var lines = table.lines();

    // then
    assertThat(lines).containsExactly("NAME", "rome");
  }
}
