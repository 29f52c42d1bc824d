package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.failure.v1.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Failures in the words of people. */
class FailureWordsTest {
  @ParameterizedTest
  @CsvSource({
    "TIMEOUT_TYPE_SCHEDULE_TO_START, no worker of the cluster took the step in time",
    "TIMEOUT_TYPE_HEARTBEAT, the worker of the cluster stopped answering",
    "TIMEOUT_TYPE_START_TO_CLOSE, the step was not done in time",
    "TIMEOUT_TYPE_SCHEDULE_TO_CLOSE, the step was not done in time"
  })
  void shouldNotRepeatTheEnginesWords(TimeoutType type, String expected) {
    // given
    var failure = ActivityEvents.timeout(type);

    // when
    var words = FailureWords.of(failure);

    // then
    assertThat(words).isEqualTo(expected);
  }

  @Test
  void shouldPreferWhatFailedBeforeTheTimeout() {
    // given
    var failure =
        ActivityEvents.timeout(TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE).toBuilder()
            .setCause(Failure.newBuilder().setMessage("no route to host\n\tat Socket"))
            .build();

    // when
    var words = FailureWords.of(failure);

    // then
    assertThat(words).isEqualTo("no route to host");
  }

  @Test
  void shouldSayNothingForAFailureThatSaysNothing() {
    // when
    var words = FailureWords.of(Failure.getDefaultInstance());

    // then
    assertThat(words).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"TIMEOUT_TYPE_SCHEDULE_TO_START, true", "TIMEOUT_TYPE_HEARTBEAT, false"})
  void shouldTellWhenNoWorkerHasTakenTheStep(TimeoutType type, boolean notTaken) {
    // given
    var failure = ActivityEvents.timeout(type);

    // when
    boolean answer = FailureWords.isNotTaken(failure);

    // then
    assertThat(answer).isEqualTo(notTaken);
  }
}
