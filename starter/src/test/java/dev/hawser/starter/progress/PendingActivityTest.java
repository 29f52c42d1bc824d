package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.hawser.peering.Step;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read from a pending activity. */
class PendingActivityTest {
  private static final ActivityProgress SCHEDULED =
      ActivityProgress.scheduled(
          "AwaitNode", StepAction.of(Step.NODE, StepAction.Kind.STEP), "rome", Instant.EPOCH);

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldSayWhatTheHeartbeatWaitsFor() {
    // given
    var info = ActivityEvents.pending(5, 1, Map.of("step", "NODE", "waitingFor", "the kubelet"));

    // when
    var waiting = PendingActivity.waitingFor(info, temporal);

    // then
    assertThat(waiting).isEqualTo("the kubelet");
  }

  @Test
  void shouldReadAHeartbeatThatIsTextOfJson() {
    // given
    var info = ActivityEvents.pending(5, 1, "{\"waitingFor\": \"the kubelet\"}");

    // when
    var waiting = PendingActivity.waitingFor(info, temporal);

    // then
    assertThat(waiting).isEqualTo("the kubelet");
  }

  @Test
  void shouldKnowNothingFromAHeartbeatInAnotherForm() {
    // given
    var texts =
        List.of("not JSON", List.of(1, 2), Map.of("step", "NODE"), Map.of("waitingFor", " "));

    // when
    var waiting =
        texts.stream()
            .map(text -> ActivityEvents.pending(5, 1, text))
            .map(info -> String.valueOf(PendingActivity.waitingFor(info, temporal)));

    // then
    assertThat(waiting).containsOnly("null");
  }

  @ParameterizedTest
  @CsvSource({"1, false, a worker that serves the cluster", "1, true, ", "2, false, "})
  void shouldWaitForAWorkerUntilOneHasStartedTheFirstAttempt(
      int attempt, boolean started, String expected) {
    // given
    var info = PendingActivityInfo.newBuilder().setAttempt(attempt);
    if (started) info.setLastStartedTime(Timestamp.getDefaultInstance());

    // when
    var waiting = PendingActivity.waitingFor(info.build(), temporal);

    // then
    assertThat(waiting).isEqualTo(expected);
  }

  @Test
  void shouldReportTheFirstLineOfTheInnermostMessage() {
    // given
    var cause = Failure.newBuilder().setMessage("no route to host\n\tat Socket");
    var info =
        PendingActivityInfo.newBuilder()
            .setLastFailure(Failure.newBuilder().setCause(cause))
            .build();

    // when
    var failure = PendingActivity.lastFailure(info);

    // then
    assertThat(failure).isEqualTo("no route to host");
  }

  @Test
  void shouldReportNoFailureForAFirstAttempt() {
    // given
    var info = PendingActivityInfo.newBuilder().setAttempt(1).build();

    // when
    var failure = PendingActivity.lastFailure(info);

    // then
    assertThat(failure).isNull();
  }

  @Test
  void shouldCountFromOneWhenTheServerGivesNoAttempt() {
    // given
    var info = PendingActivityInfo.getDefaultInstance();

    // when
    var updated = PendingActivity.update(SCHEDULED, info, temporal);

    // then
    assertThat(updated.attempt()).isEqualTo(1);
    assertThat(updated.type()).isEqualTo("AwaitNode");
    assertThat(updated.isRunning()).isTrue();
  }
}
