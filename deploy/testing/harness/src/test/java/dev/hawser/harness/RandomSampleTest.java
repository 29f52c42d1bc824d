package dev.hawser.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RandomSampleTest {
  private static final List<String> ALL =
      List.of("get secrets", "list pods", "get pods", "watch pods", "get nodes", "list nodes");

  private final Properties before = new Properties();

  @BeforeEach
  void keepProperties() {
    before.putAll(System.getProperties());
    System.setProperty(RandomSample.SIZE, "2");
    System.clearProperty(RandomSample.TEXT);
  }

  @AfterEach
  void restoreProperties() {
    System.setProperties(before);
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

  @Test
  void shouldNotDrawNothing() {
    // given
    System.setProperty(RandomSample.TEXT, "tenants");

    // when
    var drawing = assertThatThrownBy(() -> RandomSample.of(ALL));

    // then
    drawing.hasMessageStartingWith("none of these contains \"tenants\"");
  }
}
