package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.failure.v1.ApplicationFailureInfo;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.ActivityTaskCanceledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which histories have attempts whose last write may still arrive. */
final class LostAttemptsTest {
  private static final Failure ANSWER =
      Failure.newBuilder()
          .setApplicationFailureInfo(ApplicationFailureInfo.getDefaultInstance())
          .build();
  private static final Failure TIMEOUT =
      Failure.newBuilder().setTimeoutFailureInfo(TimeoutFailureInfo.getDefaultInstance()).build();

  @Test
  void shouldFindNoneWhenEveryAttemptWasAnswered() {
    // given
    var history =
        List.of(started(1, Failure.getDefaultInstance()), started(2, ANSWER), cancelled(7));

    // when
    boolean found = LostAttempts.in(history);

    // then
    assertThat(found).isFalse();
  }

  @Test
  void shouldFindAnAttemptThatTimedOut() {
    // when
    boolean found = LostAttempts.in(List.of(started(2, TIMEOUT)));

    // then
    assertThat(found).isTrue();
  }

  @Test
  void shouldNotTrustTheLastFailureOfMany() {
    // when
    boolean found = LostAttempts.in(List.of(started(3, ANSWER)));

    // then
    assertThat(found).isTrue();
  }

  @Test
  void shouldNotTrustAnActivityThatWasCancelledBetweenAttempts() {
    // when
    boolean found = LostAttempts.in(List.of(cancelled(0)));

    // then
    assertThat(found).isTrue();
  }

  private static HistoryEvent started(int attempt, Failure last) {
    return HistoryEvent.newBuilder()
        .setActivityTaskStartedEventAttributes(
            ActivityTaskStartedEventAttributes.newBuilder()
                .setAttempt(attempt)
                .setLastFailure(last))
        .build();
  }

  private static HistoryEvent cancelled(long startedEventId) {
    return HistoryEvent.newBuilder()
        .setActivityTaskCanceledEventAttributes(
            ActivityTaskCanceledEventAttributes.newBuilder().setStartedEventId(startedEventId))
        .build();
  }
}
