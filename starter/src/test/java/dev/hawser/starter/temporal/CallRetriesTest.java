package dev.hawser.starter.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a call is repeated, and what for. */
class CallRetriesTest {
  private final FakeClock clock = new FakeClock();
  private final AtomicInteger reconnected = new AtomicInteger();
  private final AtomicInteger noticed = new AtomicInteger();
  private final CallRetries retries =
      new CallRetries(clock, reconnected::incrementAndGet, noticed::incrementAndGet);

  @ParameterizedTest
  @EnumSource(names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED"})
  void shouldRepeatWhatAnOutageFails(Status.Code code) {
    // when
    var answer = retries.call(failing(code, code, code));

    // then
    assertThat(answer).isEqualTo("answer");
    assertThat(clock.now()).isLessThan(CallRetries.UNTIL_FIRST_ANSWER);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"OK", "UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED"})
  void shouldNotRepeatAnyOtherError(Status.Code code) {
    // when
    var failure = failure(failing(code));

    // then
    assertThat(failure.getStatus().getCode()).isEqualTo(code);
    assertThat(clock.now()).isZero();
  }

  @Test
  void shouldRepeatOnlyWhatTheCallerNames() {
    // given
    var repeated = Set.of(Status.Code.UNAVAILABLE);

    // when
    var failure =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> retries.call(failing(Status.Code.DEADLINE_EXCEEDED), repeated));

    // then
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
  }

  @Test
  void shouldGiveUpAnAddressThatNeverAnsweredWithinSeconds() {
    // when
    var failure = failure(this::away);

    // then
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(clock.now()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
    assertThat(noticed).hasValue(0);
  }

  @Test
  void shouldWaitAMinuteForAServerThatHasAnswered() {
    // given
    retries.call(() -> "answer");

    // when
    var failure = failure(this::away);

    // then
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(clock.now()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
  }

  @Test
  void shouldTakeARefusalForAnAnswer() {
    // given
    failure(failing(Status.Code.NOT_FOUND));

    // when
    failure(this::away);

    // then
    assertThat(clock.now()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void shouldSayOnceThatAServerIsAway() {
    // given
    retries.call(() -> "answer");

    // when
    failure(this::away);

    // then
    assertThat(noticed).hasValue(1);
  }

  @Test
  void shouldSayNothingOfAnOutageThatIsShort() {
    // given
    retries.call(() -> "answer");
    var twice = failing(Status.Code.UNAVAILABLE, Status.Code.RESOURCE_EXHAUSTED);

    // when
    retries.call(twice);

    // then
    assertThat(noticed).hasValue(0);
  }

  @Test
  void shouldConnectWithoutDelayBeforeEachRepetition() {
    // when
    retries.call(failing(Status.Code.UNAVAILABLE, Status.Code.UNAVAILABLE));

    // then
    assertThat(reconnected).hasValue(2);
  }

  private StatusRuntimeException failure(Supplier<String> call) {
    return catchThrowableOfType(StatusRuntimeException.class, () -> retries.call(call));
  }

  private String away() {
    throw Status.UNAVAILABLE.asRuntimeException();
  }

  /** Fails with each of these in turn, then answers. */
  private static Supplier<String> failing(Status.Code... codes) {
    Queue<Status.Code> failures = new ArrayDeque<>(List.of(codes));
    return () -> {
      var next = failures.poll();
      if (next == null) return "answer";
      throw next.toStatus().asRuntimeException();
    };
  }
}
