package dev.hawser.starter.outcome;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What Temporal says of itself, as a clause for people. Timeouts of activities, workflow tasks and
 * states of the server are the engine's own affairs: what matters is who did not answer.
 */
public final class EngineText {
  private static final Map<Pattern, String> CLAUSES = clauses();
  private static final Pattern INTERNAL =
      Pattern.compile(
          "ExecutionId\\{|mutable state|workflow ?task|WORKFLOW_TASK|EVENT_TYPE_|activityType=|"
              + "scheduledEventId=|io\\.(temporal|grpc)\\.|shard|[a-z]\\.[A-Z]\\w*(Exception|Error)",
          Pattern.CASE_INSENSITIVE);

  private EngineText() {}

  private static Map<Pattern, String> clauses() {
    var clauses = new LinkedHashMap<Pattern, String>();
    put(clauses, "ScheduleToStart timeout", "no worker of the cluster took the step in time");
    put(clauses, "Heartbeat timeout", "the worker of the cluster stopped answering");
    put(clauses, "(StartToClose|ScheduleToClose) timeout", "the step was not done in time");
    put(
        clauses,
        "Workflow Task in failed state|workflow is not ready",
        "the worker that serves the runs can't go on with this run; its log says why");
    put(clauses, "Workflow Update failed because", "the run ended before it answered");
    put(
        clauses,
        "workflow (execution )?(has )?already (been )?completed|execution already completed",
        "the run has already ended");
    put(
        clauses,
        "(workflow|execution).* not found|no rows in result set",
        "there is no such run; Temporal may have removed it after its retention");
    put(
        clauses,
        "search attribute",
        "the namespace lacks the search attributes of the runs: start \"hawser worker\", which adds"
            + " them");
    return clauses;
  }

  private static void put(Map<Pattern, String> clauses, String text, String clause) {
    clauses.put(Pattern.compile(text, Pattern.CASE_INSENSITIVE), clause);
  }

  /** The text itself when it speaks to people; else a clause that does. */
  public static String of(String text) {
    for (var known : CLAUSES.entrySet()) {
      if (known.getKey().matcher(text).find()) return known.getValue();
    }
    return INTERNAL.matcher(text).find() ? "an internal error of the server" : text;
  }
}
