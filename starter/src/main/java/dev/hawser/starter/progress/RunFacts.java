package dev.hawser.starter.progress;

import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.peering.SkipRequest;
import dev.hawser.starter.temporal.RunOutcome;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.Timestamps;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.update.v1.Input;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the history of a run says of the run as a whole. */
final class RunFacts {
  private final TemporalClient temporal;
  private final Set<String> skipped = new HashSet<>();
  private String type = "";
  private Map<?, ?> request = Map.of();
  private @Nullable Instant started;
  private @Nullable Instant ended;
  private @Nullable Phase phase;
  private @Nullable String stopped;
  private boolean taken;
  private boolean givenUp;

  RunFacts(TemporalClient temporal) {
    this.temporal = temporal;
  }

  void add(HistoryEvent event) {
    taken |= event.hasWorkflowTaskStartedEventAttributes();
    var when = Timestamps.instant(event.getEventTime());
    switch (event.getEventType()) {
      case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED ->
          start(event.getWorkflowExecutionStartedEventAttributes(), when);
      case EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES ->
          enter(
              event
                  .getUpsertWorkflowSearchAttributesEventAttributes()
                  .getSearchAttributes()
                  .getIndexedFieldsMap()
                  .get(PeeringWorkflows.ATTRIBUTE_PHASE));
      case EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED ->
          update(
              event
                  .getWorkflowExecutionUpdateAcceptedEventAttributes()
                  .getAcceptedRequest()
                  .getInput());
      case EVENT_TYPE_WORKFLOW_EXECUTION_CANCEL_REQUESTED -> stop("cancelled");
      default -> {
        if (RunOutcome.isEnd(event)) ended = when;
      }
    }
  }

  private void start(WorkflowExecutionStartedEventAttributes start, Instant when) {
    type = start.getWorkflowType().getName();
    request = first(start.getInput(), Object.class, "") instanceof Map<?, ?> map ? map : Map.of();
    started = when;
  }

  private void enter(@Nullable Payload word) {
    if (word == null) return;
    String entered = String.valueOf(value(word, Object.class, ""));
    Arrays.stream(Phase.values())
        .filter(known -> known.word().equals(entered))
        .forEach(known -> phase = known);
  }

  private void update(Input update) {
    switch (update.getName()) {
      case "abort" -> stop("aborted: " + first(update.getArgs(), String.class, "no reason given"));
      case "skip" ->
          skipped.add(first(update.getArgs(), SkipRequest.class, new SkipRequest("", "")).step());
      case "giveUpProvider" -> givenUp = true;
      default -> {}
    }
  }

  private void stop(String why) {
    if (stopped == null) stopped = why;
  }

  boolean isTaken() {
    return taken;
  }

  /** Peer, Unpeer …; empty until the first event has been seen. */
  String type() {
    return type;
  }

  boolean isUnpeer() {
    return type.equals("Unpeer");
  }

  /** A field of the request; null when it has none. */
  @Nullable String requested(String field) {
    var value = request.get(field);
    return value == null ? null : value.toString();
  }

  @Nullable Instant started() {
    return started;
  }

  @Nullable Instant ended() {
    return ended;
  }

  /** Null for a run that has not said it. */
  @Nullable Phase phase() {
    return phase;
  }

  /** Why people stopped it; null when nobody did. */
  @Nullable String stopped() {
    return stopped;
  }

  boolean isRollingBack() {
    return phase == Phase.ROLLING_BACK || phase == Phase.ROLLBACK_STUCK;
  }

  /** Whether somebody gave the removal up. */
  boolean isSkipped(String step, String cluster) {
    return skipped.contains(step + " on " + cluster)
        || (givenUp && cluster.equals(requested("provider")));
  }

  private <T> T first(Payloads payloads, Class<T> form, T fallback) {
    return payloads.getPayloadsCount() == 0
        ? fallback
        : value(payloads.getPayloads(0), form, fallback);
  }

  private <T> T value(Payload payload, Class<T> form, T fallback) {
    try {
      return temporal.value(payload, form);
    } catch (RuntimeException unreadable) {
      return fallback;
    }
  }
}
