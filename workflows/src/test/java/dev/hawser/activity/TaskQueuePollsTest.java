package dev.hawser.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worker that went away stays in Temporal's description of its task queue for minutes. */
final class TaskQueuePollsTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, true", "70, true", "121, false", "290, false"})
  void shouldCountAPollOfTheLastTwoMinutes(long secondsAgo, boolean served) {
    // given
    var queue =
        DescribeTaskQueueResponse.newBuilder()
            .addPollers(poller(NOW.minusSeconds(400)))
            .addPollers(poller(NOW.minusSeconds(secondsAgo)))
            .build();

    // when
    boolean found = TaskQueuePolls.isServed(queue, NOW);

    // then
    assertThat(found).isEqualTo(served);
  }

  @Test
  void shouldNotFindAWorkerWithoutPolls() {
    // when
    boolean found = TaskQueuePolls.isServed(DescribeTaskQueueResponse.getDefaultInstance(), NOW);

    // then
    assertThat(found).isFalse();
  }

  private static PollerInfo poller(Instant last) {
    return PollerInfo.newBuilder()
        .setLastAccessTime(Timestamp.newBuilder().setSeconds(last.getEpochSecond()))
        .build();
  }
}
