package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.activity.FailureType;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits: what they cost, what they report, and what ends them. */
final class ActivityAttemptTest {
  private static final WaitCondition MOON = WaitCondition.of("the moon to rise");

  private final AttemptFixture attempts = new AttemptFixture();

  @AfterEach
  void close() {
    attempts.close();
  }

  @Test
  void shouldNotWaitForAConditionThatIsMet() {
    // given
    attempts.body = attempt -> attempt.await(MOON, () -> Optional.of("moon"));

    // when
    var result = attempts.run(AttemptFixture.patient(Duration.ZERO));

    // then
    assertThat(result).isEqualTo("moon");
    assertThat(attempts.activities.heartbeats()).isEmpty();
  }

  @Test
  void shouldReportWhatItWaitsFor() {
    // given
    attempts.body = attempt -> attempt.await(MOON, () -> attempts.presentAt(4, "moon"));

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("moon");
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("the moon to rise");
  }

  @Test
  void shouldReportTheReasonOfALongWait() {
    // given
    attempts.timings = diagnosing(Duration.ofMillis(100));
    var reasons = new AtomicInteger();
    attempts.body =
        attempt ->
            attempt.await(
                MOON.explainedBy(() -> "cloud " + reasons.incrementAndGet() + "\nof many"),
                () -> attempts.presentAt(12, "moon"));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .startsWith("the moon to rise")
        .contains("the moon to rise: cloud 2 of many");
  }

  @Test
  void shouldNotLookForAReasonAtOnce() {
    // given
    var reasons = new AtomicInteger();
    attempts.body =
        attempt ->
            attempt.await(
                MOON.explainedBy(() -> "cloud " + reasons.incrementAndGet()),
                () -> attempts.presentAt(4, "moon"));

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
                MOON.explainedBy(
                    () -> {
                      throw new KubernetesClientException("no answer");
                    }),
                () -> attempts.presentAt(4, "moon"));

    // when
    var result = attempts.run(PeeringFixture.provider());

    // then
    assertThat(result).isEqualTo("moon");
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("the moon to rise");
  }

  @Test
  void shouldShortenALongReason() {
    // given
    attempts.timings = diagnosing(Duration.ZERO);
    attempts.body =
        attempt ->
            attempt.await(
                MOON.explainedBy(() -> "cloud ".repeat(1000)), () -> attempts.presentAt(4, "moon"));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(attempts.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .isNotEmpty()
        .allSatisfy(words -> assertThat(words).hasSize(600).endsWith("…"));
  }

  @Test
  void shouldFailWhenPatienceIsUsedUp() {
    // given
    attempts.body =
        attempt ->
            attempt.await(
                MOON.failing(FailureType.GATEWAY_UNREACHABLE).explainedBy(() -> "it is cloudy"),
                Optional::empty);

    // when
    var failure =
        ActivityRunner.failureOf(
            () -> attempts.run(AttemptFixture.patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("waited 0s on milan for the moon to rise: it is cloudy");
  }

  @Test
  void shouldCountTheTimeOfEarlierAttempts() {
    // given
    attempts.activities.startAfter(
        new HeartbeatDetails("the moon to rise", Instant.EPOCH, Duration.ofSeconds(90)));
    attempts.body = attempt -> attempt.await(MOON, Optional::empty);

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
        new HeartbeatDetails("the moon to rise", Instant.EPOCH, Duration.ofSeconds(7)));
    attempts.body =
        attempt -> {
          attempt.await(MOON, () -> attempts.presentAt(3, "moon"));
          return attempt.await(
              WaitCondition.of("the sun to rise"), () -> attempts.presentAt(6, "sun"));
        };

    // when
    attempts.run(AttemptFixture.patient(Duration.ofSeconds(60)));

    // then
    assertThat(attempts.activities.heartbeats())
        .allSatisfy(report -> assertThat(report.waited()).isGreaterThan(Duration.ofSeconds(7)))
        .filteredOn(report -> report.waitingFor().equals("the moon to rise"))
        .allSatisfy(report -> assertThat(report.since()).isEqualTo(Instant.EPOCH));
    assertThat(attempts.activities.heartbeats())
        .filteredOn(report -> report.waitingFor().equals("the sun to rise"))
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.since()).isAfter(Instant.EPOCH));
  }

  @Test
  void shouldWaitWithoutALimitIfNoPatienceIsSet() {
    // given
    attempts.activities.startAfter(new HeartbeatDetails("", Instant.EPOCH, Duration.ofDays(30)));
    attempts.body = attempt -> attempt.await(MOON, () -> attempts.presentAt(3, "moon"));

    // when
    var result = attempts.run(AttemptFixture.patient(null));

    // then
    assertThat(result).isEqualTo("moon");
  }

  @Test
  void shouldEndAWaitSoonAfterItIsCancelled() {
    // given
    attempts.activities.cancel();
    attempts.body = attempt -> attempt.await(MOON, Optional::empty);

    // when
    long start = System.nanoTime();
    var failure = catchThrowable(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure).isInstanceOf(CanceledFailure.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  private static Timings diagnosing(Duration after) {
    return Timings.PRODUCTION.with(new Timings.Diagnosis(after, Duration.ZERO));
  }
}
