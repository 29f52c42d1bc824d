package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pods by namespace and owner, as sentences name them. */
final class PodGroupTest {
  @Test
  void shouldNameOwnersWithTheNumberOfTheirPodsAndBarePodsAlone() {
    // given
    var groups =
        List.of(
            new PodGroup("shop", "Deployment", "cart", 2),
            new PodGroup("shop", "StatefulSet", "db", 1),
            new PodGroup("web", "Pod", "debug", 1));

    // when
    var named = PodGroup.enumerated(groups);

    // then
    assertThat(named)
        .isEqualTo("2 of Deployment shop/cart, 1 of StatefulSet shop/db, Pod web/debug");
    assertThat(PodGroup.count(groups)).isEqualTo(4);
  }

  @Test
  void shouldCountTheOthersWhereThereAreMany() {
    // given
    var groups =
        IntStream.range(0, 11).mapToObj(i -> new PodGroup("shop", "Job", "job-" + i, 2)).toList();

    // when
    var named = PodGroup.enumerated(groups);

    // then
    assertThat(named).endsWith("2 of Job shop/job-7 and 6 pods of others");
  }
}
