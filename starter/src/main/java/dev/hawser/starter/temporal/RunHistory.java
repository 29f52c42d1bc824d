package dev.hawser.starter.temporal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.google.protobuf.ByteString;
import dev.hawser.peering.payload.Payloads;
import io.temporal.api.enums.v1.HistoryEventFilterType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryRequest;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What has happened in one run; every call asks Temporal again. */
public final class RunHistory {
  private final TemporalClient temporal;
  private final RunId run;

  RunHistory(TemporalClient temporal, RunId run) {
    this.temporal = temporal;
    this.run = run;
  }

  HistoryEvent firstEvent() {
    var request = reading().setMaximumPageSize(1).build();
    return temporal
        .errors()
        .call(
            () ->
                temporal
                    .quickStub()
                    .getWorkflowExecutionHistory(request)
                    .getHistory()
                    .getEvents(0));
  }

  /** The workflow type of the run. */
  public String workflowType() {
    return firstEvent().getWorkflowExecutionStartedEventAttributes().getWorkflowType().getName();
  }

  /** The request that the run was started with; empty when it cannot be read. */
  public Map<String, Object> input() {
    var started = firstEvent().getWorkflowExecutionStartedEventAttributes();
    if (started.getInput().getPayloadsCount() == 0) return Map.of();
    try {
      var request = temporal.value(started.getInput().getPayloads(0), Object.class);
      return Payloads.json().convertValue(request, new TypeReference<>() {});
    } catch (RuntimeException unreadable) {
      return Map.of();
    }
  }

  /** Until now. */
  public List<HistoryEvent> events() {
    return temporal.errors().call(this::eventsOnce);
  }

  /** The number of the last event until now. */
  public long lastEvent() {
    return events().getLast().getEventId();
  }

  /** As {@link #events}, in one attempt; gRPC errors are thrown as they are. */
  List<HistoryEvent> eventsOnce() {
    var events = new ArrayList<HistoryEvent>();
    var token = ByteString.EMPTY;
    do {
      var request = reading().setNextPageToken(token).build();
      var page = temporal.quickStub().getWorkflowExecutionHistory(request);
      events.addAll(page.getHistory().getEventsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return events;
  }

  /**
   * Returns with the next events, or with none after a while; gRPC errors are thrown as they are.
   */
  GetWorkflowExecutionHistoryResponse awaitEvents(
      ByteString from, HistoryEventFilterType filter, Duration limit) {
    var request =
        reading()
            .setWaitNewEvent(true)
            .setHistoryEventFilterType(filter)
            .setNextPageToken(from)
            .build();
    return temporal.stub(limit).getWorkflowExecutionHistory(request);
  }

  private GetWorkflowExecutionHistoryRequest.Builder reading() {
    return GetWorkflowExecutionHistoryRequest.newBuilder()
        .setNamespace(temporal.namespace())
        .setExecution(run.execution());
  }
}
