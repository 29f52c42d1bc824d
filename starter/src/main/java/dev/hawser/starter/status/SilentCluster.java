package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.TaskQueues;
import dev.hawser.starter.outcome.CommandException;
import dev.hawser.starter.status.RunReport.Waiting;
import dev.hawser.starter.temporal.Poller;
import dev.hawser.starter.temporal.TemporalClient;
import dev.hawser.starter.text.Ages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that did not answer in time.
 *
 * @param waiting what the inspection of it waits for; null when it does not say
 * @param workers who serves it; null when Temporal does not say
 */
record SilentCluster(ClusterId cluster, @Nullable Waiting waiting, @Nullable List<Poller> workers) {

  static SilentCluster of(ClusterId cluster, List<Waiting> waiting, TemporalClient temporal) {
    var queue = TaskQueues.of(cluster);
    return new SilentCluster(
        cluster,
        waiting.stream()
            .filter(one -> one.cluster().equals(cluster.value()))
            .findFirst()
            .orElse(null),
        workers(queue, temporal));
  }

  private static @Nullable List<Poller> workers(String queue, TemporalClient temporal) {
    try {
      return temporal.queues().pollers(queue).orElse(null);
    } catch (CommandException unknown) {
      return null;
    }
  }

  /**
   * Why nothing is known of it now, and when it was seen last.
   *
   * @param runs newest first
   */
  String words(long seconds, List<RunReport> runs, Instant now) {
    return cluster + ": " + why(seconds) + lastSeen(runs, now);
  }

  private String why(long seconds) {
    if (workers != null && workers.isEmpty()) return "no worker serves it";
    String within = " did not answer within " + seconds + " s";
    if (waiting == null || !waiting.isTaken()) return "its worker" + within;
    return waiting.waitingFor() == null
        ? "its worker" + within
        : "its API server" + within + ", waiting for " + waiting.waitingFor();
  }

  /** A run that completed had an answer of both clusters. */
  private static String lastSeen(List<RunReport> runs, Instant now) {
    return runs.stream()
        .filter(run -> run.state().equals("Completed"))
        .findFirst()
        .map(
            run ->
                "; last seen "
                    + Ages.of(run.latest(), now)
                    + " ago by "
                    + run.type()
                    + (run.actor() == null ? "" : " of " + run.actor()))
        .orElse("");
  }
}
