package dev.hawser.liqo.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.activity.ActivityInterface;
import io.temporal.failure.CanceledFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Waits: what they cost, what they say, and what ends them. */
final class AttemptTest {
  private static final Condition MOON = Condition.of("the moon to rise");

  /** An activity of whatever body. */
  @ActivityInterface
  public interface Errand {
    String run(Scope scope);
  }

  private final FakeCluster milan = new FakeCluster(Given.PROVIDER, Given.CONSUMER);
  private final AtomicInteger times = new AtomicInteger();
  private Function<Attempt, String> body = attempt -> "done";
  private final Activities activities =
      new Activities(
          (Errand)
              scope ->
                  Attempt.run(
                      new Watches(new KubeApi(milan.client())),
                      scope,
                      attempt -> body.apply(attempt)));

  @AfterEach
  void close() {
    activities.close();
    milan.close();
  }

  @Test
  void shouldNotWaitForWhatIsThere() {
    // given
    body = attempt -> attempt.await(MOON, () -> Optional.of("moon"));

    // then
    assertThat(run(patient(Duration.ZERO))).isEqualTo("moon");
    assertThat(activities.heartbeats()).isEmpty();
  }

  @Test
  void shouldSayWhatItWaitsFor() {
    // given
    body = attempt -> attempt.await(MOON, () -> presentAt(4, "moon"));

    // then
    assertThat(run(Given.provider())).isEqualTo("moon");
    assertThat(activities.heartbeats())
        .extracting(Report::waitingFor)
        .containsOnly("the moon to rise");
  }

  @Test
  void shouldEndWhenPatienceIsUsedUp() {
    // given
    body =
        attempt ->
            attempt.await(
                MOON.failing(FailureType.GatewayUnreachable).explainedBy(() -> "it is cloudy"),
                Optional::empty);

    // when
    var failure = Activities.failureOf(() -> run(patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("GatewayUnreachable");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .isEqualTo("waited 0s on milan for the moon to rise: it is cloudy");
  }

  @Test
  void shouldCountWhatEarlierAttemptsWaited() {
    // given
    activities.startAfter(new Report("the moon to rise", Instant.EPOCH, Duration.ofSeconds(90)));
    body = attempt -> attempt.await(MOON, Optional::empty);

    // when
    var failure = Activities.failureOf(() -> run(patient(Duration.ofSeconds(90))));

    // then
    assertThat(failure.getType()).isEqualTo("TimedOut");
    assertThat(failure.getOriginalMessage()).startsWith("waited 90s on milan");
  }

  @Test
  void shouldGoOnWithTheReportOfTheAttemptBefore() {
    // given
    activities.startAfter(new Report("the moon to rise", Instant.EPOCH, Duration.ofSeconds(7)));
    body =
        attempt -> {
          attempt.await(MOON, () -> presentAt(3, "moon"));
          return attempt.await(Condition.of("the sun to rise"), () -> presentAt(6, "sun"));
        };

    // when
    run(patient(Duration.ofSeconds(60)));

    // then
    assertThat(activities.heartbeats())
        .allSatisfy(report -> assertThat(report.waited()).isGreaterThan(Duration.ofSeconds(7)))
        .filteredOn(report -> report.waitingFor().equals("the moon to rise"))
        .allSatisfy(report -> assertThat(report.since()).isEqualTo(Instant.EPOCH));
    assertThat(activities.heartbeats())
        .filteredOn(report -> report.waitingFor().equals("the sun to rise"))
        .isNotEmpty()
        .allSatisfy(report -> assertThat(report.since()).isAfter(Instant.EPOCH));
  }

  @Test
  void shouldWaitWithoutEndWhereNoPatienceIsSet() {
    // given
    activities.startAfter(new Report("", Instant.EPOCH, Duration.ofDays(30)));
    body = attempt -> attempt.await(MOON, () -> presentAt(3, "moon"));

    // then
    assertThat(run(patient(null))).isEqualTo("moon");
  }

  @Test
  void shouldEndAWaitSoonWhenCancelled() {
    // given
    activities.cancel();
    body = attempt -> attempt.await(MOON, Optional::empty);

    // when
    long start = System.nanoTime();
    var failure = catchThrowable(() -> run(Given.provider()));

    // then
    assertThat(failure).isInstanceOf(CanceledFailure.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldRunItsBodyAgainWhileTheClusterCannotAnswer() {
    // given
    milan.fail(3, "GET secrets/liqo-nonce", 503, "ServiceUnavailable");
    var api = new KubeApi(milan.client());
    body =
        attempt -> {
          times.incrementAndGet();
          return "present: " + api.get(Kind.SECRET, "liqo", "liqo-nonce").isPresent();
        };

    // then
    assertThat(run(Given.provider())).isEqualTo("present: false");
    assertThat(times).hasValue(4);
    assertThat(activities.heartbeats())
        .extracting(Report::waitingFor)
        .allMatch(what -> what.startsWith("an answer of milan: "))
        .isNotEmpty();
  }

  @Test
  void shouldCountTheTimeWithoutAnAnswer() {
    // given
    body =
        attempt -> {
          throw new KubernetesClientException("nobody there", new java.io.IOException("refused"));
        };

    // when
    var failure = Activities.failureOf(() -> run(patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("Unreachable");
    assertThat(failure.getOriginalMessage()).contains("an answer of milan: refused");
  }

  @Test
  void shouldTryAgainWhenSomebodyWroteAtTheSameTime() {
    // given
    body =
        attempt -> {
          if (times.incrementAndGet() < 3) {
            throw new KubernetesClientException("conflict", 409, null);
          }
          return "written";
        };

    // then
    assertThat(run(Given.provider())).isEqualTo("written");
    assertThat(activities.heartbeats())
        .extracting(Report::waitingFor)
        .containsOnly("a quiet moment on milan");
  }

  @Test
  void shouldNotTryAgainWhatIsForbidden() {
    // given
    milan.forbid((verb, plural) -> plural.equals("secrets"));
    body =
        attempt -> {
          times.incrementAndGet();
          return "" + new KubeApi(milan.client()).get(Kind.SECRET, "liqo", "liqo-nonce");
        };

    // then
    assertThat(Activities.failureOf(() -> run(Given.provider())).getType()).isEqualTo("Forbidden");
    assertThat(times).hasValue(1);
  }

  private String run(Scope scope) {
    return activities.as(Errand.class).run(scope);
  }

  private Optional<String> presentAt(int time, String what) {
    return times.incrementAndGet() < time ? Optional.empty() : Optional.of(what);
  }

  private static Scope patient(Duration patience) {
    return Given.provider().patient(patience);
  }
}
