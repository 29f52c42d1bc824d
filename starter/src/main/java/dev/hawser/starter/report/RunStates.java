package dev.hawser.starter.report;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.Peerings;
import dev.hawser.peering.Phase;
import dev.hawser.starter.progress.Task;
import dev.hawser.starter.progress.Tasks;
import dev.hawser.starter.report.RunState.Waiting;
import dev.hawser.starter.temporal.Outcome;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.Temporal;
import dev.hawser.starter.temporal.Watch;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks Temporal, and the run where it can answer, what a run is about. */
public final class RunStates {
  private static final String STATUS = "status";
  private static final Set<String> STUCK =
      Set.of(Phase.WaitingFor.name(), Phase.RollbackStuck.name());

  private final Temporal temporal;

  public RunStates(Temporal temporal) {
    this.temporal = temporal;
  }

  /** For a table: as little as possible is asked; a run between two tries tells of itself. */
  public RunState brief(WorkflowExecutionInfo info) throws InterruptedException {
    var state = state(info, null, null);
    boolean isIdle = isRunning(info) && state.waiting().isEmpty();
    return isIdle && STUCK.contains(String.valueOf(state.phase())) ? full(info) : state;
  }

  /** For one pair: with the run's own table, or with what it failed of. */
  public RunState full(WorkflowExecutionInfo info) throws InterruptedException {
    var run = id(info);
    if (isRunning(info)) {
      return state(info, null, temporal.query(run, STATUS, PeeringStatus.class).orElse(null));
    }
    return switch (new Watch(temporal, run).end()) {
      case Outcome.Failed failed ->
          state(info, failed.message() + " (" + failed.type() + ")", null);
      case Outcome.Ended ended -> state(info, ended.how(), null);
      case Outcome.Completed completed -> state(info, null, null);
    };
  }

  private RunState state(
      WorkflowExecutionInfo info, @Nullable String failure, @Nullable PeeringStatus status) {
    var request = temporal.input(id(info));
    return new RunState(
        info.getExecution().getWorkflowId(),
        info.getExecution().getRunId(),
        info.getType().getName(),
        text(request, "consumer"),
        text(request, "provider"),
        status == null ? attribute(info, Peerings.ATTRIBUTE_PHASE) : status.phase().name(),
        word(info.getStatus()),
        time(info.getStartTime()),
        info.hasCloseTime() ? time(info.getCloseTime()) : null,
        (String) request.get("actor"),
        (String) request.get("reason"),
        isRunning(info) ? waiting(id(info)) : List.of(),
        failure,
        status);
  }

  private List<Waiting> waiting(RunId run) {
    var tasks = new Tasks(temporal);
    tasks.add(temporal.events(run));
    temporal.describe(run).ifPresent(it -> tasks.pending(it.getPendingActivitiesList()));
    return tasks.all().stream().filter(Task::isRunning).map(Waiting::of).toList();
  }

  private @Nullable String attribute(WorkflowExecutionInfo info, String name) {
    var payload = info.getSearchAttributes().getIndexedFieldsMap().get(name);
    return payload == null ? null : String.valueOf(temporal.value(payload, Object.class));
  }

  private static String text(Map<String, ?> request, String field) {
    var value = request.get(field);
    return value == null ? "?" : value.toString();
  }

  private static RunId id(WorkflowExecutionInfo info) {
    return new RunId(info.getExecution().getWorkflowId(), info.getExecution().getRunId());
  }

  static boolean isRunning(WorkflowExecutionInfo info) {
    return info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private static Instant time(com.google.protobuf.Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static String word(WorkflowExecutionStatus status) {
    String name = status.name().replace("WORKFLOW_EXECUTION_STATUS_", "");
    return name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
