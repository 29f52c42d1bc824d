package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.requests.RequestPriority;
import dev.hawser.liqo.requests.RequestRate;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose request goes first when an undo, or a step, has lasted for long: two requests a second. */
@Timeout(20)
final class LongUndoTest {
  private static final HeartbeatDetails WAITED =
      new HeartbeatDetails("the gateway to be gone", Instant.EPOCH, Duration.ofSeconds(11));

  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final AttemptFixture attempts = new AttemptFixture();
  private final List<String> order = new CopyOnWriteArrayList<>();

  @BeforeEach
  void limit() {
    attempts.timings = attempts.timings.with(new RequestRate(2, 1, 0));
  }

  @AfterEach
  void close() {
    attempts.close();
  }

  @Test
  void shouldContinueAnUndoBeforeANewRunBegins() {
    // given
    attempts.ofStep = RequestPriority.UNDO;
    attempts.activities.startAfter(WAITED);
    attempts.body = this::askBesideANewRun;

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(order).containsExactly("attempt", "new run");
  }

  @Test
  void shouldRepeatAnUndoThatGotNoAnswerBeforeANewRunBegins() {
    // given
    attempts.ofStep = RequestPriority.UNDO;
    attempts.timings = attempts.timings.with(everyWaitIsLong());
    attempts.body =
        attempt -> {
          if (attempts.times.incrementAndGet() == 1) {
            throw new KubernetesClientException("no answer", new IOException("refused"));
          }
          return askBesideANewRun(attempt);
        };

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(order).containsExactly("attempt", "new run");
  }

  @Test
  void shouldLookWhetherAnUndoIsDoneBeforeANewRunBegins() {
    // given
    attempts.ofStep = RequestPriority.UNDO;
    attempts.timings = attempts.timings.with(everyWaitIsLong());
    attempts.body =
        attempt ->
            attempt.await(
                WaitCondition.of("the gateway to be gone"),
                () ->
                    attempts.times.incrementAndGet() == 1
                        ? Optional.empty()
                        : Optional.of(askBesideANewRun(attempt)));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(order).containsExactly("attempt", "new run");
  }

  @Test
  void shouldAskWhyAnUndoIsNotDoneBeforeANewRunBegins() {
    // given
    attempts.ofStep = RequestPriority.UNDO;
    var diagnosis = Timings.PRODUCTION.diagnosis();
    attempts.timings =
        attempts.timings.with(
            new Timings.Diagnosis(Duration.ZERO, diagnosis.every(), diagnosis.longest()));
    attempts.body =
        attempt ->
            attempt.await(
                WaitCondition.of("the gateway to be gone")
                    .explainedBy(() -> askBesideANewRun(attempt)),
                () -> attempts.presentAt(2, "gone"));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(order).containsExactly("attempt", "new run");
  }

  @Test
  void shouldLetANewRunBeginBeforeALongWaitOfAStep() {
    // given
    attempts.activities.startAfter(WAITED);
    attempts.body = this::askBesideANewRun;

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(order).containsExactly("new run", "attempt");
  }

  /** Asks for a request when a new run has already queued for one. */
  private String askBesideANewRun(ActivityAttempt attempt) {
    request(RequestPriority.STEP, () -> {});
    var queued = new CompletableFuture<Boolean>();
    var newRun = CompletableFuture.runAsync(() -> newRun(queued), THREADS);
    queued.join();
    attempt.awaitRequest();
    order.add("attempt");
    newRun.join();
    return "done";
  }

  private void newRun(CompletableFuture<Boolean> queued) {
    request(RequestPriority.START, () -> queued.complete(true));
    order.add("new run");
  }

  private void request(RequestPriority priority, Runnable late) {
    try {
      attempts.limiter.requester("turin").await(priority, Duration.ofMillis(1), late);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Timings.Polling everyWaitIsLong() {
    var polling = Timings.PRODUCTION.polling();
    return new Timings.Polling(
        polling.first(),
        polling.unwatched(),
        polling.watched(),
        polling.longest(),
        polling.longestRetry(),
        Duration.ZERO);
  }
}
