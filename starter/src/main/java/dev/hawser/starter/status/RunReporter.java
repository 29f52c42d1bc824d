package dev.hawser.starter.status;

import dev.hawser.peering.PeeringStatus;
import dev.hawser.peering.PeeringWorkflows;
import dev.hawser.peering.Phase;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.progress.ActivityProgress;
import dev.hawser.starter.progress.RunActivities;
import dev.hawser.starter.status.RunReport.Waiting;
import dev.hawser.starter.temporal.RunId;
import dev.hawser.starter.temporal.RunOutcome;
import dev.hawser.starter.temporal.RunWatcher;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.temporal.Timestamps;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds reports from what Temporal knows of a run and, where it can answer, from the run itself.
 * What can't be found out of a run is left out of its report: one such run never hides the others.
 */
public final class RunReporter {
  private static final String STATUS = "status";
  private static final Duration END = Duration.ofSeconds(2);
  private static final Set<String> STUCK =
      Set.of(Phase.REMOVAL_STUCK.word(), Phase.ROLLBACK_STUCK.word());
  private static final Map<String, String> ATTRIBUTES =
      Map.of(
          "consumer", PeeringWorkflows.ATTRIBUTE_CONSUMER,
          "provider", PeeringWorkflows.ATTRIBUTE_PROVIDER,
          "actor", PeeringWorkflows.ATTRIBUTE_ACTOR,
          "reason", PeeringWorkflows.ATTRIBUTE_REASON);

  private final TemporalClient temporal;

  public RunReporter(TemporalClient temporal) {
    this.temporal = temporal;
  }

  /** From the list itself; with one call where that does not say which clusters it is about. */
  public RunReport listed(WorkflowExecutionInfo info) {
    return report(info, null, null, List.of());
  }

  /**
   * For a list, with few calls: what it waits for too. A run that waits between two retries is
   * queried, since nothing is pending, and so is one whose phase is not listed.
   */
  public RunReport brief(WorkflowExecutionInfo info) throws InterruptedException {
    if (!isRunning(info)) return listed(info);
    var report = report(info, request(info), null, null, waiting(id(info)));
    String phase = report.phase();
    boolean isIdle = report.waiting().isEmpty() && STUCK.contains(String.valueOf(phase));
    return isIdle || phase == null ? full(info) : report;
  }

  /** For one pair: with the run's own steps, or with its failure. */
  public RunReport full(WorkflowExecutionInfo info) throws InterruptedException {
    if (isRunning(info)) {
      var request = request(info);
      var waiting = waiting(id(info));
      // Last, since without a worker it takes all the time that is left.
      var status = temporal.runs().query(id(info), STATUS, PeeringStatus.class).orElse(null);
      return report(info, request, null, status, waiting);
    }
    boolean done = info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
    return report(info, done ? null : failure(id(info)), null, List.of());
  }

  /** What a run waits for, whatever its type. */
  List<Waiting> waiting(RunId run) {
    var activities = new RunActivities(temporal);
    return found(
            () -> {
              activities.add(temporal.history(run).events());
              temporal
                  .runs()
                  .describe(run)
                  .ifPresent(it -> activities.pending(it.getPendingActivitiesList()));
              return activities.all();
            })
        .orElse(List.of())
        .stream()
        .filter(ActivityProgress::isRunning)
        .map(Waiting::of)
        .toList();
  }

  private @Nullable String failure(RunId run) throws InterruptedException {
    try {
      return new RunWatcher(temporal, run).awaitEnd(END).map(RunReporter::words).orElse(null);
    } catch (CommandException unknown) {
      return null;
    }
  }

  private static @Nullable String words(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Failed failed -> failed.message() + " (" + failed.type() + ")";
      case RunOutcome.Ended ended -> ended.how();
      case RunOutcome.Completed completed -> null;
    };
  }

  private RunReport report(
      WorkflowExecutionInfo info,
      @Nullable String failure,
      @Nullable PeeringStatus status,
      List<Waiting> waiting) {
    return report(info, request(info), failure, status, waiting);
  }

  private RunReport report(
      WorkflowExecutionInfo info,
      Map<String, ?> request,
      @Nullable String failure,
      @Nullable PeeringStatus status,
      List<Waiting> waiting) {
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
        waiting,
        failure,
        status);
  }

  /** What it was asked for; a run that no worker has taken yet has no search attributes. */
  private Map<String, ?> request(WorkflowExecutionInfo info) {
    var listed = new HashMap<String, Object>();
    ATTRIBUTES.forEach(
        (field, name) -> {
          var value = attribute(info, name);
          if (value != null) listed.put(field, value);
        });
    if (listed.containsKey("consumer") && listed.containsKey("provider")) return listed;
    return found(() -> temporal.history(id(info)).input()).orElse(Map.of());
  }

  private static <T> Optional<T> found(Supplier<T> look) {
    try {
      return Optional.of(look.get());
    } catch (RuntimeException unknown) {
      return Optional.empty();
    }
  }

  private @Nullable String attribute(WorkflowExecutionInfo info, String name) {
    var payload = info.getSearchAttributes().getIndexedFieldsMap().get(name);
    return payload == null
        ? null
        : found(() -> String.valueOf(temporal.value(payload, Object.class))).orElse(null);
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
