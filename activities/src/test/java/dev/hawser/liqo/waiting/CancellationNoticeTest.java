package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.liqo.fixture.PeeringFixture;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wait that reports once an hour, as one of very many would. */
@Timeout(20)
final class CancellationNoticeTest {
  private final AttemptFixture attempts = new AttemptFixture();
  private final CountDownLatch waits = new CountDownLatch(1);

  @AfterEach
  void close() {
    attempts.close();
  }

  @Test
  void shouldLearnOfACancellationWithoutTheNextHeartbeat() throws Exception {
    // given
    var ended = CompletableFuture.supplyAsync(() -> catchThrowable(this::waitWithoutEnd));
    waits.await();
    attempts.activities.cancel();

    // when
    attempts.running.report(PeeringFixture.provider().run());

    // then
    assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(CanceledFailure.class);
  }

  @Test
  void shouldLeaveTheAttemptsOfOtherRunsAlone() throws Exception {
    // given
    var ended = CompletableFuture.supplyAsync(() -> catchThrowable(this::waitWithoutEnd));
    waits.await();
    int before = attempts.activities.heartbeats().size();

    // when
    attempts.running.report("another-run");

    // then
    assertThat(attempts.activities.heartbeats()).hasSize(before);
    attempts.stop.request();
    assertThat(ended.get(10, TimeUnit.SECONDS)).isNotNull();
  }

  @Test
  void shouldForgetAttemptsThatHaveEnded() {
    // given
    attempts.run(PeeringFixture.provider());
    int before = attempts.activities.heartbeats().size();

    // when
    attempts.running.report(PeeringFixture.provider().run());

    // then
    assertThat(attempts.activities.heartbeats()).hasSize(before);
  }

  private void waitWithoutEnd() {
    var usual = Timings.PRODUCTION.heartbeats();
    var hour = Duration.ofHours(1);
    attempts.timings =
        attempts.timings.with(
            new Timings.Heartbeats(
                hour, hour, usual.perSecond(), usual.longestCall(), usual.longestSilence()));
    attempts.body =
        attempt ->
            attempt.await(
                WaitCondition.of("the gateway to be ready"),
                () -> {
                  if (attempts.times.incrementAndGet() == 2) waits.countDown();
                  return Optional.empty();
                });
    attempts.run(PeeringFixture.provider());
  }
}
