package dev.hawser.starter.status;

import dev.hawser.activity.ClusterId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who serves a cluster, or the runs themselves.
 *
 * @param cluster null for the runs
 * @param queue Temporal's task queue
 * @param served whether a worker asks for work; true also when Temporal does not say
 * @param workers those that did in the last minutes
 */
public record ClusterService(
    @Nullable ClusterId cluster, String queue, boolean served, List<Worker> workers) {
  public ClusterService {
    workers = List.copyOf(workers);
  }

  /**
   * One worker.
   *
   * @param worker as it calls itself
   * @param lastPoll when it last asked for work
   * @param clusters how many of the listed clusters it serves
   */
  public record Worker(String worker, Instant lastPoll, int clusters) {}
}
