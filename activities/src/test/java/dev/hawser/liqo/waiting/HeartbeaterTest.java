package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.common.interceptors.ActivityExecutionContextBase;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An attempt for which every moment without activity is longer than a call may take. */
@Timeout(20)
final class HeartbeaterTest {
  private static final Duration OFTEN = Duration.ofMillis(2);
  private static final Timings.Heartbeats TIMINGS =
      new Timings.Heartbeats(OFTEN, OFTEN, 125, Duration.ZERO, Duration.ofHours(1));

  private final Reports reports = new Reports();
  private final Heartbeater heartbeater =
      new Heartbeater(
          reports,
          new HeartbeatDetails("", Instant.EPOCH, Duration.ZERO),
          () -> {},
          TIMINGS,
          Moment::now);

  /** Receives the heartbeats. */
  private static final class Reports extends ActivityExecutionContextBase {
    private final Queue<HeartbeatDetails> received = new ConcurrentLinkedQueue<>();
    private final CountDownLatch some = new CountDownLatch(5);

    @SuppressWarnings("NullAway") // the context behind it is not used
    Reports() {
      super(null);
    }

    @Override
    public <V> void heartbeat(V details) {
      received.add((HeartbeatDetails) details);
      some.countDown();
    }
  }

  @AfterEach
  void close() {
    heartbeater.close();
  }

  @Test
  void shouldKeepReportingDuringALongPause() throws Exception {
    // given
    heartbeater.start();

    // when
    heartbeater.waitFor("a node", Duration.ofSeconds(7));

    // then
    assertThat(reports.some.await(15, TimeUnit.SECONDS)).isTrue();
    assertThat(reports.received)
        .allSatisfy(report -> assertThat(report.waitingFor()).isEqualTo("a node"))
        .last()
        .satisfies(report -> assertThat(report.waited()).isGreaterThan(Duration.ofSeconds(7)));
  }

  @Test
  void shouldKeepReportingWhileItQueuesForARequest() throws Exception {
    // given
    heartbeater.start();

    // when
    heartbeater.queue();

    // then
    assertThat(reports.some.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void shouldNotReportDuringALongCall() throws Exception {
    // given
    heartbeater.start();

    // when
    heartbeater.report("a node", Duration.ZERO);

    // then
    assertThat(reports.some.await(100, TimeUnit.MILLISECONDS)).isFalse();
  }
}
