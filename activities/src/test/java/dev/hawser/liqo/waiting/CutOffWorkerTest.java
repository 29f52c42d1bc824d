package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.common.interceptors.ActivityExecutionContextBase;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** A process whose heartbeats don't arrive, though nothing tells it so. */
final class CutOffWorkerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final HeartbeatDetails NOTHING = new HeartbeatDetails("", NOW, Duration.ZERO);

  /** Takes every heartbeat without a word, as the SDK does, and passes none on since then. */
  private static final class Context extends ActivityExecutionContextBase implements HeartbeatAcks {
    private final Instant lastHeard;

    @SuppressWarnings("NullAway") // nobody asks what is behind it
    Context(Instant lastHeard) {
      super(null);
      this.lastHeard = lastHeard;
    }

    @Override
    public <V> void heartbeat(V details) {}

    @Override
    public Instant lastHeard() {
      return lastHeard;
    }
  }

  @Test
  void shouldBeLostWhenTemporalHeardNothingForAsLongAsItWaits() {
    // given
    var failure = catchThrowableOfType(ApplicationFailure.class, () -> beatAfter(10));

    // then
    assertThat(failure.getOriginalMessage()).contains("cut off from Temporal");
    assertThat(failure.isNonRetryable()).isFalse();
  }

  @Test
  void shouldGoOnWhileTemporalWaits() {
    assertThatCode(() -> beatAfter(9)).doesNotThrowAnyException();
  }

  private static void beatAfter(int seconds) {
    var context = new Context(NOW.minusSeconds(seconds));
    try (var pulse =
        new Heartbeater(
            context,
            NOTHING,
            () -> {},
            Timings.PRODUCTION.heartbeats(),
            InstantSource.fixed(NOW))) {
      pulse.waitFor("the moon to rise", Duration.ZERO);
      pulse.sign();
    }
  }
}
