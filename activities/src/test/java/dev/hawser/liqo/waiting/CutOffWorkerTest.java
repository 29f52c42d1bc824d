package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.temporal.common.interceptors.ActivityExecutionContextBase;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A process whose heartbeats do not arrive, without an error. */
final class CutOffWorkerTest {
  private static final Moment NOW = new Moment(0, Instant.parse("2026-01-01T00:00:00Z"));
  private static final HeartbeatDetails NOTHING =
      new HeartbeatDetails("", NOW.wall(), Duration.ZERO);

  /** Accepts every heartbeat without an error, as the SDK does, but delivers none since then. */
  private static final class Context extends ActivityExecutionContextBase implements HeartbeatAcks {
    private final Moment lastAccepted;

    @SuppressWarnings("NullAway") // the context behind it is not used
    Context(Moment lastAccepted) {
      super(null);
      this.lastAccepted = lastAccepted;
    }

    @Override
    public <V> void heartbeat(V details) {}

    @Override
    public Moment lastAccepted() {
      return lastAccepted;
    }
  }

  @Test
  void shouldStopAfterTheHeartbeatTimeout() {
    // when
    var failure = catchThrowableOfType(ApplicationFailure.class, () -> beatAfter(12));

    // then
    assertThat(failure.getOriginalMessage()).contains("cut off from Temporal");
    assertThat(failure.isNonRetryable()).isFalse();
  }

  @Test
  void shouldContinueBeforeTheHeartbeatTimeout() {
    // when
    var failure = catchThrowable(() -> beatAfter(11));

    // then
    assertThat(failure).isNull();
  }

  private static void beatAfter(int seconds) {
    var ago = Duration.ofSeconds(seconds);
    var context = new Context(new Moment(-ago.toNanos(), NOW.wall().minus(ago)));
    try (var heartbeater =
        new Heartbeater(context, NOTHING, () -> {}, Timings.PRODUCTION.heartbeats(), () -> NOW)) {
      heartbeater.waitFor("the gateway to be ready", Duration.ZERO);
      heartbeater.recordActivity();
    }
  }
}
