package dev.hawser.peering.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PeeringResult;
import dev.hawser.peering.SkipRequest;
import dev.hawser.peering.payload.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the Temporal UI shows of a run beside its type and its ID. */
final class WordsInTheUiTest {
  private static final Set<EventType> SHOWN =
      Set.of(EventType.EVENT_TYPE_TIMER_STARTED, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);

  private final RollbackFixture rollback = new RollbackFixture();
  private final PeeringTestEnvironment environment = rollback.environment;

  @AfterEach
  void close() {
    rollback.close();
  }

  @Test
  void shouldNameEveryTimerAndEveryActivity() {
    // given
    var run = rollback.stuckRun();

    // when
    run.update("skip", String.class, new SkipRequest(RollbackFixture.STUCK_UNDO, "sold"));
    PeeringTestEnvironment.failureOf(run);

    // then
    var shown = shown(run);
    assertThat(shown)
        .extracting(HistoryEvent::getEventType)
        .contains(EventType.EVENT_TYPE_TIMER_STARTED, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED);
    assertThat(shown).extracting(WordsInTheUiTest::summary).doesNotContain("");
  }

  @Test
  void shouldNameDirectionAndReasonOfARunThatAnotherOneStarts() {
    // given
    environment.faults.mend("rome awaitNode");
    var request = PeerRequest.builder(environment.rome.id, environment.milan.id);
    var run = environment.start("Peer", "typed-by-hand", request.reason("nightly jobs").build());

    // when
    run.getResult(PeeringResult.class);

    // then
    assertThat(summary(environment.currentEvents().getFirst()))
        .isEqualTo("rome → milan: nightly jobs");
  }

  @Test
  void shouldShowStepsAndUpdatesInTheDetails() {
    // given
    var run = rollback.stuckRun();

    // when
    var metadata = run.query("__temporal_workflow_metadata", WorkflowMetadata.class);

    // then
    assertThat(metadata.getCurrentDetails())
        .startsWith("**rome → milan** · RollbackStuck\n\nStarted ")
        .contains("| register the tenant | milan | stuck · ")
        .contains("* `skip` with `{\"step\": \"" + RollbackFixture.STUCK_UNDO + "\"");
    assertThat(metadata.getDefinition().getUpdateDefinitionsList())
        .extracting(update -> update.getName())
        .contains("abort", "retry", "skip");
  }

  private List<HistoryEvent> shown(WorkflowStub run) {
    return environment.events(run).stream()
        .filter(event -> SHOWN.contains(event.getEventType()))
        .toList();
  }

  private static String summary(HistoryEvent event) {
    return event.getUserMetadata().hasSummary()
        ? Payloads.converter()
            .fromPayload(event.getUserMetadata().getSummary(), String.class, String.class)
        : "";
  }
}
