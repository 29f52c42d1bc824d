package dev.hawser.liqo.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One attempt whose cluster gets no request for now. */
@Timeout(20)
final class RequesterTest {
  private final FakeTimer timer = new FakeTimer();
  private final RequestLimiter limiter = new RequestLimiter(new RequestRate(1, 1, 0), timer);
  private final Requester requester = limiter.requester("rome");
  private final CountDownLatch late = new CountDownLatch(1);
  private final CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();

  private Thread waitInQueue() throws InterruptedException {
    limiter.queue(RequestPriority.STEP, new RequestUnit("milan"));
    var thread = Thread.ofVirtual().start(() -> ended.complete(catchThrowable(this::request)));
    late.await();
    return thread;
  }

  private void request() throws InterruptedException {
    requester.await(RequestPriority.STEP, Duration.ofMillis(1), late::countDown);
  }

  @Test
  void shouldReturnWhenItIsItsTurn() throws Exception {
    // given
    waitInQueue();

    // when
    timer.advance(Duration.ofSeconds(1));

    // then
    assertThat(ended.get(10, TimeUnit.SECONDS)).isNull();
  }

  @Test
  void shouldEndWhenItIsInterrupted() throws Exception {
    // given
    var thread = waitInQueue();

    // when
    thread.interrupt();

    // then
    assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(isNextGranted()).isTrue();
  }

  @Test
  void shouldEndWhenItIsStopped() throws Exception {
    // given
    waitInQueue();

    // when
    requester.stop();

    // then
    assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    assertThat(isNextGranted()).isTrue();
  }

  @Test
  void shouldEndWhenItMayNoLongerQueue() throws Exception {
    // given
    waitInQueue();

    // when
    requester.stopQueueing();

    // then
    assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    assertThat(isNextGranted()).isTrue();
  }

  @Test
  void shouldSendWhatNeedNotQueueWhenItMayNoLongerQueue() {
    // given
    requester.stopQueueing();

    // when
    var first = catchThrowable(this::request);
    var second = catchThrowable(this::request);

    // then
    assertThat(first).isNull();
    assertThat(second).isInstanceOf(CancellationException.class);
  }

  @Test
  void shouldNotQueueOnceItIsStopped() {
    // given
    requester.stop();

    // when
    var failure = catchThrowable(this::request);

    // then
    assertThat(failure).isInstanceOf(CancellationException.class);
  }

  /** Whether a request that ended has left the queue. */
  private boolean isNextGranted() {
    var next = limiter.queue(RequestPriority.STEP, new RequestUnit("turin"));
    timer.advance(Duration.ofSeconds(1));
    return next.isGranted();
  }
}
