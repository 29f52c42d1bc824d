package dev.hawser.starter.report;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.starter.progress.ActivityProgress;
import dev.hawser.starter.progress.RunActivities;
import dev.hawser.starter.report.RunReport.Waiting;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.RunOutcome;
import dev.hawser.starter.temporal.RunWatcher;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.Timestamps;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds reports from what Temporal knows of a run and, where it can answer, from the run itself.
 */
public final class RunReporter {
  private static final String STATUS = "status";
  private static final Set<String> STUCK =
      Set.of(Phase.REMOVAL_STUCK.word(), Phase.ROLLBACK_STUCK.word());

  private final TemporalClient temporal;

  public RunReporter(TemporalClient temporal) {
    this.temporal = temporal;
  }

  /**
   * For a list, with few calls. A run that waits between two retries is queried too: nothing is
   * pending.
   */
  public RunReport brief(WorkflowExecutionInfo info) throws InterruptedException {
    var state = state(info, null, null);
    boolean isIdle = isRunning(info) && state.waiting().isEmpty();
    return isIdle && STUCK.contains(String.valueOf(state.phase())) ? full(info) : state;
  }

  /** For one pair: with the run's own steps, or with its failure. */
  public RunReport full(WorkflowExecutionInfo info) throws InterruptedException {
    var run = id(info);
    if (isRunning(info)) {
      return state(info, null, temporal.query(run, STATUS, PeeringStatus.class).orElse(null));
    }
    return switch (new RunWatcher(temporal, run).awaitEnd()) {
      case RunOutcome.Failed failed ->
          state(info, failed.message() + " (" + failed.type() + ")", null);
      case RunOutcome.Ended ended -> state(info, ended.how(), null);
      case RunOutcome.Completed completed -> state(info, null, null);
    };
  }

  private RunReport state(
      WorkflowExecutionInfo info, @Nullable String failure, @Nullable PeeringStatus status) {
    var request = temporal.input(id(info));
    return new RunReport(
        info.getExecution().getWorkflowId(),
        info.getExecution().getRunId(),
        info.getType().getName(),
        text(request, "consumer"),
        text(request, "provider"),
        status == null ? attribute(info, PeeringWorkflows.ATTRIBUTE_PHASE) : status.phase().word(),
        word(info.getStatus()),
        Timestamps.instant(info.getStartTime()),
        info.hasCloseTime() ? Timestamps.instant(info.getCloseTime()) : null,
        textOrNull(request, "actor"),
        textOrNull(request, "reason"),
        isRunning(info) ? waiting(id(info)) : List.of(),
        failure,
        status);
  }

  private List<Waiting> waiting(RunId run) {
    var activities = new RunActivities(temporal);
    activities.add(temporal.events(run));
    temporal.describe(run).ifPresent(it -> activities.pending(it.getPendingActivitiesList()));
    return activities.all().stream().filter(ActivityProgress::isRunning).map(Waiting::of).toList();
  }

  private @Nullable String attribute(WorkflowExecutionInfo info, String name) {
    var payload = info.getSearchAttributes().getIndexedFieldsMap().get(name);
    return payload == null ? null : String.valueOf(temporal.value(payload, Object.class));
  }

  private static String text(Map<String, ?> request, String field) {
    return Objects.requireNonNullElse(textOrNull(request, field), "?");
  }

  private static @Nullable String textOrNull(Map<String, ?> request, String field) {
    var value = request.get(field);
    return value == null ? null : value.toString();
  }

  private static RunId id(WorkflowExecutionInfo info) {
    return new RunId(info.getExecution().getWorkflowId(), info.getExecution().getRunId());
  }

  static boolean isRunning(WorkflowExecutionInfo info) {
    return info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private static String word(WorkflowExecutionStatus status) {
    String name = status.name().replace("WORKFLOW_EXECUTION_STATUS_", "");
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
