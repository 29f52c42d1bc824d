package dev.hawser.starter.progress;

import com.google.protobuf.Timestamp;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.history.v1.ActivityTaskCanceledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskCompletedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskFailedEventAttributes;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.ActivityTaskTimedOutEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.UpsertWorkflowSearchAttributesEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.api.history.v1.WorkflowExecutionUpdateAcceptedEventAttributes;
import io.temporal.api.history.v1.WorkflowTaskStartedEventAttributes;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.update.v1.Input;
import io.temporal.api.update.v1.Request;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import java.util.Map;

/** Events of a run, and pending activities, as Temporal reports them. */
public final class ActivityEvents {
  private ActivityEvents() {}

  /** A worker has taken the run. */
  public static HistoryEvent taken() {
    return HistoryEvent.newBuilder()
        .setEventId(2)
        .setEventType(EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED)
        .setWorkflowTaskStartedEventAttributes(
            WorkflowTaskStartedEventAttributes.getDefaultInstance())
        .build();
  }

  /** An activity on a cluster; its activity ID is the event's. */
  public static HistoryEvent scheduled(long id, String type, String cluster, Instant when) {
    return event(id, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, when)
        .setActivityTaskScheduledEventAttributes(
            ActivityTaskScheduledEventAttributes.newBuilder()
                .setActivityId(String.valueOf(id))
                .setActivityType(ActivityType.newBuilder().setName(type))
                .setTaskQueue(TaskQueue.newBuilder().setName("cluster/" + cluster)))
        .build();
  }

  /** The activity with that ID returned a value. */
  public static HistoryEvent completed(long id, Object result, Instant when) {
    return event(id + 100, EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED, when)
        .setActivityTaskCompletedEventAttributes(
            ActivityTaskCompletedEventAttributes.newBuilder()
                .setScheduledEventId(id)
                .setResult(payloads(result)))
        .build();
  }

  public static HistoryEvent failed(long id, String message, Instant when) {
    return event(id + 100, EventType.EVENT_TYPE_ACTIVITY_TASK_FAILED, when)
        .setActivityTaskFailedEventAttributes(
            ActivityTaskFailedEventAttributes.newBuilder()
                .setScheduledEventId(id)
                .setFailure(Failure.newBuilder().setMessage(message)))
        .build();
  }

  static HistoryEvent timedOut(long id, TimeoutType type, Instant when) {
    return event(id + 100, EventType.EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT, when)
        .setActivityTaskTimedOutEventAttributes(
            ActivityTaskTimedOutEventAttributes.newBuilder()
                .setScheduledEventId(id)
                .setFailure(timeout(type)))
        .build();
  }

  /** As Temporal words it. */
  static Failure timeout(TimeoutType type) {
    return Failure.newBuilder()
        .setMessage("activity " + type + " timeout")
        .setTimeoutFailureInfo(TimeoutFailureInfo.newBuilder().setTimeoutType(type))
        .build();
  }

  /** A run of that type begins. */
  static HistoryEvent started(String type, Map<String, String> request, Instant when) {
    return event(1, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED, when)
        .setWorkflowExecutionStartedEventAttributes(
            WorkflowExecutionStartedEventAttributes.newBuilder()
                .setWorkflowType(WorkflowType.newBuilder().setName(type))
                .setInput(payloads(request)))
        .build();
  }

  /** The run enters a phase. */
  static HistoryEvent entered(long id, Phase phase, Instant when) {
    return event(id, EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES, when)
        .setUpsertWorkflowSearchAttributesEventAttributes(
            UpsertWorkflowSearchAttributesEventAttributes.newBuilder()
                .setSearchAttributes(
                    SearchAttributes.newBuilder()
                        .putIndexedFields(PeeringWorkflows.ATTRIBUTE_PHASE, payload(phase.word()))))
        .build();
  }

  /** The run accepts an update. */
  static HistoryEvent updated(long id, String name, Object argument) {
    return event(id, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED, Instant.EPOCH)
        .setWorkflowExecutionUpdateAcceptedEventAttributes(
            WorkflowExecutionUpdateAcceptedEventAttributes.newBuilder()
                .setAcceptedRequest(
                    Request.newBuilder()
                        .setInput(Input.newBuilder().setName(name).setArgs(payloads(argument)))))
        .build();
  }

  static HistoryEvent ended(long id, EventType type, Instant when) {
    return event(id, type, when).build();
  }

  static Payload payload(Object value) {
    return payloads(value).getPayloads(0);
  }

  private static Payloads payloads(Object value) {
    return dev.hawser.peering.payload.Payloads.converter().toPayloads(value).orElseThrow();
  }

  static HistoryEvent cancelled(long id, Instant when) {
    return event(id + 100, EventType.EVENT_TYPE_ACTIVITY_TASK_CANCELED, when)
        .setActivityTaskCanceledEventAttributes(
            ActivityTaskCanceledEventAttributes.newBuilder().setScheduledEventId(id))
        .build();
  }

  /** Another attempt of the activity with that ID, with what its heartbeat says. */
  public static PendingActivityInfo pending(long id, int attempt, Object heartbeat) {
    return PendingActivityInfo.newBuilder()
        .setActivityId(String.valueOf(id))
        .setAttempt(attempt)
        .setLastStartedTime(Timestamp.getDefaultInstance())
        .setHeartbeatDetails(payloads(heartbeat))
        .build();
  }

  /** The same, after an attempt that failed. */
  public static PendingActivityInfo after(PendingActivityInfo info, String failure) {
    return info.toBuilder().setLastFailure(Failure.newBuilder().setMessage(failure)).build();
  }

  private static HistoryEvent.Builder event(long id, EventType type, Instant when) {
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setEventType(type)
        .setEventTime(
            Timestamp.newBuilder().setSeconds(when.getEpochSecond()).setNanos(when.getNano()));
  }
}
