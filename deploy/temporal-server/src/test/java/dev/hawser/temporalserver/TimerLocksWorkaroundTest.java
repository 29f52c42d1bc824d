package dev.hawser.temporalserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.temporalserver.TimerLocksWorkaround.LatestFirst;
import io.temporal.internal.testservice.TestServicesStarter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimerLocksWorkaroundTest {
  @Test
  void shouldFindTheLatestLockAtOnce() {
    // given
    var events = new LatestFirst(List.of("older", "old"));
    var latest = new Lock();
    events.add(latest);
    // when
    boolean removed = events.remove(latest);
    // then
    assertThat(removed).isTrue();
    assertThat(latest.comparisons).isEqualTo(1);
    assertThat(events).containsExactly("older", "old");
  }

  @Test
  void shouldFitTheTestServer() {
    // given
    var services = new TestServicesStarter(true, 0);
    try {
      // when
      TimerLocksWorkaround.apply(services);
      // then
      assertThat(services)
          .extracting("selfAdvancingTimer.lockEvents")
          .isInstanceOf(LatestFirst.class);
    } finally {
      services.close();
    }
  }

  /** Counts how often it is compared with another one. */
  private static final class Lock {
    private int comparisons;

    @Override
    public boolean equals(Object other) {
      comparisons++;
      return this == other;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }
}
