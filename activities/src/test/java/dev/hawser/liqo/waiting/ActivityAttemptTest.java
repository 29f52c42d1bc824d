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

/** Waits: what they cost, what they say, and what ends them. */
final class ActivityAttemptTest {
  private static final WaitCondition MOON = WaitCondition.of("the moon to rise");

  private final AttemptFixture errands = new AttemptFixture();

  @AfterEach
  void close() {
    errands.close();
  }

  @Test
  void shouldNotWaitForWhatIsThere() {
    // given
    errands.body = attempt -> attempt.await(MOON, () -> Optional.of("moon"));

    // then
    assertThat(errands.run(AttemptFixture.patient(Duration.ZERO))).isEqualTo("moon");
    assertThat(errands.activities.heartbeats()).isEmpty();
  }

  @Test
  void shouldSayWhatItWaitsFor() {
    // given
    errands.body = attempt -> attempt.await(MOON, () -> errands.presentAt(4, "moon"));

    // then
    assertThat(errands.run(PeeringFixture.provider())).isEqualTo("moon");
    assertThat(errands.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("the moon to rise");
  }

  @Test
  void shouldSayWhyWhenAWaitLasts() {
    // given
    errands.timings = diagnosing(Duration.ofMillis(100));
    var reasons = new AtomicInteger();
    errands.body =
        attempt ->
            attempt.await(
                MOON.explainedBy(() -> "cloud " + reasons.incrementAndGet() + "\nof many"),
                () -> errands.presentAt(12, "moon"));

    // when
    errands.run(PeeringFixture.provider());

    // then
    assertThat(errands.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .startsWith("the moon to rise")
        .contains("the moon to rise: cloud 2 of many");
  }

  @Test
  void shouldAskTheClusterNothingMoreBeforeAWaitLasts() {
    // given
    var reasons = new AtomicInteger();
    errands.body =
        attempt ->
            attempt.await(
                MOON.explainedBy(() -> "cloud " + reasons.incrementAndGet()),
                () -> errands.presentAt(4, "moon"));

    // when
    errands.run(PeeringFixture.provider());

    // then
    assertThat(reasons).hasValue(0);
  }

  @Test
  void shouldWaitOnWhenTheReasonCannotBeRead() {
    // given
    errands.timings = diagnosing(Duration.ZERO);
    errands.body =
        attempt ->
            attempt.await(
                MOON.explainedBy(
                    () -> {
                      throw new KubernetesClientException("no answer");
                    }),
                () -> errands.presentAt(4, "moon"));

    // then
    assertThat(errands.run(PeeringFixture.provider())).isEqualTo("moon");
    assertThat(errands.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("the moon to rise");
  }

  @Test
  void shouldKeepAReasonShort() {
    // given
    errands.timings = diagnosing(Duration.ZERO);
    errands.body =
        attempt ->
            attempt.await(
                MOON.explainedBy(() -> "cloud ".repeat(1000)), () -> errands.presentAt(4, "moon"));

    // when
    errands.run(PeeringFixture.provider());

    // then
    assertThat(errands.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .isNotEmpty()
        .allSatisfy(words -> assertThat(words).hasSize(600).endsWith("…"));
  }

  @Test
  void shouldEndWhenPatienceIsUsedUp() {
    // given
    errands.body =
        attempt ->
            attempt.await(
                MOON.failing(FailureType.GATEWAY_UNREACHABLE).explainedBy(() -> "it is cloudy"),
                Optional::empty);

    // when
    var failure =
        ActivityRunner.failureOf(() -> errands.run(AttemptFixture.patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("waited 0s on milan for the moon to rise: it is cloudy");
  }

  @Test
  void shouldCountWhatEarlierAttemptsWaited() {
    // given
    errands.activities.startAfter(
        new HeartbeatDetails("the moon to rise", Instant.EPOCH, Duration.ofSeconds(90)));
    errands.body = attempt -> attempt.await(MOON, Optional::empty);

    // when
    var failure =
        ActivityRunner.failureOf(() -> errands.run(AttemptFixture.patient(Duration.ofSeconds(90))));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage()).startsWith("waited 90s on milan");
  }

  @Test
  void shouldGoOnWithTheReportOfTheAttemptBefore() {
    // given
    errands.activities.startAfter(
        new HeartbeatDetails("the moon to rise", Instant.EPOCH, Duration.ofSeconds(7)));
    errands.body =
        attempt -> {
          attempt.await(MOON, () -> errands.presentAt(3, "moon"));
          return attempt.await(
              WaitCondition.of("the sun to rise"), () -> errands.presentAt(6, "sun"));
        };

    // when
    errands.run(AttemptFixture.patient(Duration.ofSeconds(60)));

    // then
    assertThat(errands.activities.heartbeats())
        .allSatisfy(report -> assertThat(report.waited()).isGreaterThan(Duration.ofSeconds(7)))
        .filteredOn(report -> report.waitingFor().equals("the moon to rise"))
        .allSatisfy(report -> assertThat(report.since()).isEqualTo(Instant.EPOCH));
    assertThat(errands.activities.heartbeats())
        .filteredOn(report -> report.waitingFor().equals("the sun to rise"))
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.since()).isAfter(Instant.EPOCH));
  }

  @Test
  void shouldWaitWithoutEndWhereNoPatienceIsSet() {
    // given
    errands.activities.startAfter(new HeartbeatDetails("", Instant.EPOCH, Duration.ofDays(30)));
    errands.body = attempt -> attempt.await(MOON, () -> errands.presentAt(3, "moon"));

    // then
    assertThat(errands.run(AttemptFixture.patient(null))).isEqualTo("moon");
  }

  @Test
  void shouldEndAWaitSoonWhenCancelled() {
    // given
    errands.activities.cancel();
    errands.body = attempt -> attempt.await(MOON, Optional::empty);

    // when
    long start = System.nanoTime();
    var failure = catchThrowable(() -> errands.run(PeeringFixture.provider()));

    // then
    assertThat(failure).isInstanceOf(CanceledFailure.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  private static Timings diagnosing(Duration after) {
    return Timings.PRODUCTION.with(new Timings.Diagnosis(after, Duration.ZERO));
  }
}
