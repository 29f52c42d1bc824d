package dev.hawser.starter.temporal;

import static dev.hawser.starter.temporal.ScriptedTemporal.event;
import static dev.hawser.starter.temporal.ScriptedTemporal.page;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_TIMER_STARTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.starter.outcome.CommandException;
import io.grpc.Status;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HistoryPollerTest {
  private static final RunId RUN = new RunId("peering/milan/rome", "1");
  private static final HistoryEvent STARTED = event(1, EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
  private static final HistoryEvent TIMER = event(2, EVENT_TYPE_TIMER_STARTED);
  private static final HistoryEvent COMPLETED = event(3, EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);

  private final ScriptedTemporal temporal = new ScriptedTemporal();

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldReadTheWholeHistoryOfAnEndedRun() throws InterruptedException {
    // given
    temporal.then(page("more", STARTED)).then(page(TIMER, COMPLETED));

    // when
    var ids = readToEnd();

    // then
    assertThat(ids).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldFollowLongPollsAndSkipWhatItHasSeen() throws InterruptedException {
    // given
    temporal
        .then(page(STARTED))
        .then(page("a", STARTED))
        .then(page("b", TIMER))
        .then(page(COMPLETED));

    // when
    var ids = readToEnd();

    // then
    assertThat(ids).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldReadAgainWhenTheServerHasNoPageTokens() throws InterruptedException {
    // given
    temporal.then(page(STARTED)).then(page(TIMER)).then(page(STARTED, TIMER, COMPLETED));

    // when
    var ids = readToEnd();

    // then
    assertThat(ids).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldSurviveAServerThatIsAwayAtTheFirstRead() throws InterruptedException {
    // given
    temporal.then(Status.UNAVAILABLE).then(page(STARTED, TIMER, COMPLETED));

    // when
    var ids = readToEnd();

    // then
    assertThat(ids).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldSurviveAServerThatIsAwayDuringALongPoll() throws InterruptedException {
    // given
    temporal
        .then(page(STARTED))
        .then(page("a", STARTED))
        .then(Status.UNAVAILABLE)
        .then(Status.DEADLINE_EXCEEDED)
        .then(page("b", TIMER))
        .then(page(COMPLETED));

    // when
    var ids = readToEnd();

    // then
    assertThat(ids).containsExactly(1L, 2L, 3L);
  }

  @Test
  void shouldReportAnErrorThatDoesNotPass() {
    // given
    temporal.then(page(STARTED)).then(Status.PERMISSION_DENIED.withDescription("no such key"));

    // when
    var reading = assertThatThrownBy(this::readToEnd);

    // then
    reading
        .isInstanceOf(CommandException.class)
        .hasMessage("Temporal at scripted:7233 rejected the credentials: no such key");
  }

  private List<Long> readToEnd() throws InterruptedException {
    var ids = new ArrayList<Long>();
    try (var poller = HistoryPoller.start(temporal.client(), RUN)) {
      while (!ids.contains(3L)) {
        poller.next(Duration.ofMillis(100)).forEach(event -> ids.add(event.getEventId()));
      }
    }
    return ids;
  }
}
