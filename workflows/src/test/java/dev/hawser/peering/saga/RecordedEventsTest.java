package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.payload.RequestJson;
import org.junit.jupiter.api.Test;

/** What is left of an event when its machine is left out. */
final class RecordedEventsTest {
  @Test
  void shouldLeaveOutProcessesAndCode() {
    // given
    var event =
        RequestJson.raw(
            "{'failure': {'message': 'no', 'stackTrace': 'at Main', 'cause': {'stackTrace': 'x'}},"
                + " 'identity': '4711@laptop', 'workerVersion': {'buildId': 'abc'}}");

    // when
    RecordedEvents.normalize(event);

    // then
    assertThat(event)
        .isEqualTo(
            RequestJson.raw(
                "{'failure': {'message': 'no', 'cause': {}}, 'identity': 'environment'}"));
  }

  @Test
  void shouldLeaveOutTheQueueOfAProcess() {
    // given
    var event =
        RequestJson.raw(
            "{'taskQueue': {'name': '4711@laptop:1', 'kind': 'TASK_QUEUE_KIND_STICKY',"
                + " 'normalName': 'hawser'}}");

    // when
    RecordedEvents.normalize(event);

    // then
    assertThat(event.toString()).doesNotContain("laptop").contains("hawser");
  }

  @Test
  void shouldKeepWhatTemporalDidItself() {
    // given
    var event = RequestJson.raw("{'identity': 'history-service', 'kind': 'normal', 'name': 'a'}");

    // when
    var before = event.deepCopy();
    RecordedEvents.normalize(event);

    // then
    assertThat(event).isEqualTo(before);
  }
}
