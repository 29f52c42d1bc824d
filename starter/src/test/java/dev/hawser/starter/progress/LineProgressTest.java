package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.TemporalConnection;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The lines that are printed where a table cannot be redrawn. */
class LineProgressTest {
  private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

  private final TemporalClient temporal =
      new TemporalClient(TemporalConnection.load(Map.of(), "127.0.0.1:1", "default", null));
  private final RecordedConsole recorded = new RecordedConsole();
  private final LineProgress lines =
      new LineProgress(new ConsoleLog(recorded.console(), "rome"), new RunActivities(temporal));

  @AfterEach
  void close() {
    temporal.close();
  }

  @Test
  void shouldSayOnceThatNoWorkerHasTakenTheRun() {
    // given
    lines.pending(List.of());

    // when
    lines.pending(List.of());

    // then
    assertThat(recorded.err().lines()).containsExactly(Progress.NOT_TAKEN);
  }

  @Test
  void shouldPrintALineForEachActivityThatEnds() {
    // given
    var denial = new SliceDecision("milan", Map.of(), "milan denies it");
    lines.events(
        List.of(
            ActivityEvents.scheduled(5, "DeleteTenant", "milan", START),
            ActivityEvents.scheduled(6, "EnsureSlice", "rome", START),
            ActivityEvents.scheduled(7, "AwaitNode", "rome", START),
            ActivityEvents.scheduled(8, "EnsureNonce", "milan", START)));

    // when
    lines.events(
        List.of(
            ActivityEvents.completed(5, DeleteResult.NOTHING, START),
            ActivityEvents.completed(6, denial, START),
            ActivityEvents.failed(7, "the node is not Ready", START),
            ActivityEvents.cancelled(8, START)));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "INFO: Tenant already deleted",
            "WARN: ResourceSlice resources not accepted: milan denies it",
            "WARN: Failed to wait for the virtual node: the node is not Ready");
  }

  @Test
  void shouldPrintAReasonToWaitOnceUntilItChanges() {
    // given
    lines.events(
        List.of(ActivityEvents.taken(), ActivityEvents.scheduled(5, "AwaitNode", "rome", START)));

    // when
    lines.pending(List.of(waitingFor("the node")));
    lines.pending(List.of(waitingFor("the node")));
    lines.pending(List.of(waitingFor("the kubelet")));

    // then
    assertThat(recorded.err().lines())
        .containsExactly("Waiting for the node on rome", "Waiting for the kubelet on rome");
  }

  @Test
  void shouldWarnOfARetryInsteadOfTheWait() {
    // given
    lines.events(
        List.of(ActivityEvents.taken(), ActivityEvents.scheduled(5, "AwaitNode", "rome", START)));

    // when
    lines.pending(List.of(ActivityEvents.after(waitingFor("the node"), "no route")));

    // then
    assertThat(recorded.err().lines())
        .containsExactly(
            "WARN: wait for the virtual node on rome: the node (attempt 1, after: no route)");
  }

  private static PendingActivityInfo waitingFor(String what) {
    return ActivityEvents.pending(5, 1, Map.of("waitingFor", what));
  }
}
