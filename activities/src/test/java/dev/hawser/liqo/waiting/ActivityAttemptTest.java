package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.activity.FailureType;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.requests.RequestRate;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits: what they cost, what they report, and what ends them. */
final class ActivityAttemptTest {
  private static final WaitCondition GATEWAY_READY = WaitCondition.of("the gateway to be ready");

  private final AttemptFixture attempts = new AttemptFixture();

  @AfterEach
  void close() {
    attempts.close();
  }

  @Test
  void shouldNotWaitForAConditionThatIsMet() {
    // given
    attempts.body = attempt -> attempt.await(GATEWAY_READY, () -> Optional.of("gateway"));

    // when
    var result = attempts.run(AttemptFixture.patient(Duration.ZERO));

    // then
    assertThat(result).isEqualTo("gateway");
    assertThat(attempts.activities.heartbeats()).isEmpty();
  }

  @Test
  void shouldReportWhatItWaitsFor() {
    // given
    attempts.body = attempt -> attempt.await(GATEWAY_READY, () -> attempts.presentAt(4, "gateway"));

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("gateway");
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("the gateway to be ready");
  }

  @Test
  void shouldReportTheReasonOfALongWait() {
    // given
    attempts.timings = diagnosing(Duration.ofMillis(100));
    var reasons = new AtomicInteger();
    attempts.body =
        attempt ->
            attempt.await(
                GATEWAY_READY.explainedBy(
                    () -> "reason " + reasons.incrementAndGet() + "\nof many"),
                () -> attempts.presentAt(12, "gateway"));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .startsWith("the gateway to be ready")
        .contains("the gateway to be ready: reason 2 of many");
  }

  @Test
  void shouldNotLookForAReasonAtOnce() {
    // given
    var reasons = new AtomicInteger();
    attempts.body =
        attempt ->
            attempt.await(
                GATEWAY_READY.explainedBy(() -> "reason " + reasons.incrementAndGet()),
                () -> attempts.presentAt(4, "gateway"));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(reasons).hasValue(0);
  }

  @Test
  void shouldKeepWaitingIfTheReasonCannotBeRead() {
    // given
    attempts.timings = diagnosing(Duration.ZERO);
    attempts.body =
        attempt ->
            attempt.await(
                GATEWAY_READY.explainedBy(
                    () -> {
                      throw new KubernetesClientException("no answer");
                    }),
                () -> attempts.presentAt(4, "gateway"));

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("gateway");
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("the gateway to be ready");
  }

  @Test
  void shouldShortenALongReason() {
    // given
    attempts.timings = diagnosing(Duration.ZERO);
    attempts.body =
        attempt ->
            attempt.await(
                GATEWAY_READY.explainedBy(() -> "reason ".repeat(1000)),
                () -> attempts.presentAt(4, "gateway"));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .isNotEmpty()
        .allSatisfy(words -> assertThat(words).hasSize(600).endsWith("…"));
  }

  @Test
  void shouldReportThatItQueuesForARequest() {
    // given
    attempts.timings = Timings.PRODUCTION.with(new RequestRate(1, 1, 0));
    attempts.body =
        attempt -> {
          try (var reads = new ParallelReads()) {
            for (int read = 0; read < 4; read++) {
              reads.read(
                  () -> {
                    attempt.awaitRequest();
                    return true;
                  });
            }
          }
          return "read";
        };

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .contains("a turn at the API server of milan, which is busy");
  }

  @Test
  void shouldFailAsTheConditionSaysIfTheReasonCannotBeRead() {
    // given
    attempts.body =
        attempt ->
            attempt.await(
                GATEWAY_READY
                    .failing(FailureType.GATEWAY_UNREACHABLE)
                    .explainedBy(
                        () -> {
                          throw new KubernetesClientException("forbidden", 403, null);
                        }),
                Optional::empty);

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> attempts.run(AttemptFixture.patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.getOriginalMessage())
        .isEqualTo("waited 0s on milan for the gateway to be ready");
  }

  @Test
  void shouldFailWhenPatienceIsUsedUp() {
    // given
    attempts.body =
        attempt ->
            attempt.await(
                GATEWAY_READY
                    .failing(FailureType.GATEWAY_UNREACHABLE)
                    .explainedBy(() -> "its pod is Pending"),
                Optional::empty);

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> attempts.run(AttemptFixture.patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("waited 0s on milan for the gateway to be ready: its pod is Pending");
  }

  @Test
  void shouldCountTheTimeOfEarlierAttempts() {
    // given
    attempts.activities.startAfter(
        new HeartbeatDetails("the gateway to be ready", Instant.EPOCH, Duration.ofSeconds(90)));
    attempts.body = attempt -> attempt.await(GATEWAY_READY, Optional::empty);

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> attempts.run(AttemptFixture.patient(Duration.ofSeconds(90))));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage()).startsWith("waited 90s on milan");
  }

  @Test
  void shouldContinueWithTheDetailsOfThePreviousAttempt() {
    // given
    attempts.activities.startAfter(
        new HeartbeatDetails("the gateway to be ready", Instant.EPOCH, Duration.ofSeconds(7)));
    attempts.body =
        attempt -> {
          attempt.await(GATEWAY_READY, () -> attempts.presentAt(3, "gateway"));
          return attempt.await(
              WaitCondition.of("the node to be ready"), () -> attempts.presentAt(6, "node"));
        };

    // when
    attempts.run(AttemptFixture.patient(Duration.ofSeconds(60)));

    // then
    assertThat(attempts.activities.heartbeats())
        .allSatisfy(report -> assertThat(report.waited()).isGreaterThan(Duration.ofSeconds(7)))
        .filteredOn(report -> report.waitingFor().equals("the gateway to be ready"))
        .allSatisfy(report -> assertThat(report.since()).isEqualTo(Instant.EPOCH));
    assertThat(attempts.activities.heartbeats())
        .filteredOn(report -> report.waitingFor().equals("the node to be ready"))
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.since()).isAfter(Instant.EPOCH));
  }

  @Test
  void shouldWaitWithoutALimitIfNoPatienceIsSet() {
    // given
    attempts.activities.startAfter(new HeartbeatDetails("", Instant.EPOCH, Duration.ofDays(30)));
    attempts.body = attempt -> attempt.await(GATEWAY_READY, () -> attempts.presentAt(3, "gateway"));

    // when
    var result = attempts.run(AttemptFixture.patient(null));

    // then
    assertThat(result).isEqualTo("gateway");
  }

  @Test
  void shouldEndAWaitSoonAfterItIsCancelled() {
    // given
    attempts.activities.cancel();
    attempts.body = attempt -> attempt.await(GATEWAY_READY, Optional::empty);

    // when
    long start = System.nanoTime();
    var failure = catchThrowable(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure).isInstanceOf(CanceledFailure.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldReportThatItIsCancelledIfItFailsMeanwhile() {
    // given
    attempts.activities.cancel();
    attempts.body =
        attempt -> {
          throw ApplicationFailure.newFailure("changed by others meanwhile", "Conflict");
        };

    // when
    var failure = catchThrowable(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure).isInstanceOf(CanceledFailure.class);
  }

  @Test
  void shouldReportAPermanentFailureAlthoughItIsCancelled() {
    // given
    attempts.activities.cancel();
    attempts.body =
        attempt -> {
          throw ApplicationFailure.newNonRetryableFailure("not its owner", "Conflict");
        };

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.getType()).isEqualTo("Conflict");
  }

  private static Timings diagnosing(Duration after) {
    return Timings.PRODUCTION.with(new Timings.Diagnosis(after, Duration.ZERO, Duration.ZERO));
  }
}
