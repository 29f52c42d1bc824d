package dev.hawser.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RandomSampleTest {
  private static final List<String> ALL =
      List.of("get secrets", "list pods", "get pods", "watch pods", "get nodes", "list nodes");

  @AfterEach
  void clear() {
    List.of(RandomSample.SEED, RandomSample.SIZE, RandomSample.TEXT).forEach(System::clearProperty);
  }

  @Test
  void shouldDrawTheSameWithTheSameSeed() {
    // given
    System.setProperty(RandomSample.SEED, "7");

    // when
    var first = RandomSample.of(ALL);

    // then
    assertThat(first).hasSize(2).isSubsetOf(ALL);
    assertThat(RandomSample.of(ALL)).isEqualTo(first);
  }

  @Test
  void shouldDrawAllThatContainTheText() {
    // given
    System.setProperty(RandomSample.SIZE, "100");
    System.setProperty(RandomSample.TEXT, "pods");

    // when
    var drawn = RandomSample.of(ALL);

    // then
    assertThat(drawn).containsExactlyInAnyOrder("list pods", "get pods", "watch pods");
  }
}
