package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.requests.RequestRate;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationErrorCategory;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a planned stop of the worker does to an attempt. */
@Timeout(20)
final class WorkerStopTest {
  private static final WaitCondition GATEWAY_READY = WaitCondition.of("the gateway to be ready");

  private final AttemptFixture attempts = new AttemptFixture();

  @AfterEach
  void close() {
    attempts.close();
  }

  @Test
  void shouldEndAWaitWithAFailureThatIsRetriedAtOnce() {
    // given
    attempts.body =
        attempt -> attempt.await(GATEWAY_READY, () -> stopping(Optional.<String>empty()));

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getNextRetryDelay()).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
    assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
    assertThat(failure.getOriginalMessage())
        .isEqualTo("the worker for milan is stopping: another worker continues this step");
  }

  @Test
  void shouldEndTheWaitForAnAnswer() {
    // given
    attempts.body =
        attempt -> {
          attempts.stop.request();
          throw new KubernetesClientException("no answer", new IOException("refused"));
        };

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage()).contains("another worker continues");
  }

  @Test
  void shouldWakeAWaitThatIsPaused() {
    // given
    attempts.body =
        attempt -> {
          Thread.startVirtualThread(
              () -> {
                while (attempts.activities.heartbeats().isEmpty()) Thread.onSpinWait();
                attempts.stop.request();
              });
          return attempt.await(GATEWAY_READY, Optional::<String>empty);
        };

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.getOriginalMessage()).contains("another worker continues");
  }

  @Test
  void shouldEndTheWaitForATurn() {
    // given
    attempts.timings = Timings.PRODUCTION.with(new RequestRate(1, 1, 0));
    attempts.body =
        attempt -> {
          attempt.awaitRequest();
          return attempt.await(GATEWAY_READY, () -> lookAt(attempt));
        };

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.getCategory()).isEqualTo(ApplicationErrorCategory.BENIGN);
    assertThat(failure.getOriginalMessage()).contains("another worker continues");
  }

  @Test
  void shouldStillSendWhatNeedNotWait() {
    // given
    attempts.body =
        attempt -> {
          attempts.stop.request();
          attempt.awaitRequest();
          return "sent";
        };

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("sent");
  }

  @Test
  void shouldReturnWhatAWaitHasFound() {
    // given
    attempts.body = attempt -> attempt.await(GATEWAY_READY, () -> stopping(Optional.of("gateway")));

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("gateway");
  }

  @Test
  void shouldReportFromAThreadThatIsNotInterrupted() {
    // given
    var interrupted = new AtomicBoolean(true);
    attempts.body =
        attempt -> {
          Thread.currentThread().interrupt();
          try {
            return attempt.await(GATEWAY_READY, Optional::<String>empty);
          } finally {
            interrupted.set(Thread.currentThread().isInterrupted());
          }
        };

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(interrupted).isFalse();
  }

  @Test
  void shouldPassOnTheTimeWaited() {
    // given
    var before = new HeartbeatDetails("a gateway", Instant.now(), Duration.ofSeconds(3));
    attempts.activities.startAfter(before);
    attempts.body =
        attempt -> attempt.await(GATEWAY_READY, () -> stopping(Optional.<String>empty()));

    // when
    ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(attempts.activities.heartbeats().getLast().waited())
        .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
  }

  /** When the worker stops, the only request of this second has been sent. */
  private Optional<String> lookAt(ActivityAttempt attempt) {
    attempts.stop.request();
    attempt.awaitRequest();
    return Optional.of("gateway");
  }

  private <T> T stopping(T answer) {
    attempts.stop.request();
    return answer;
  }
}
