package dev.hawser.peering;

import dev.hawser.cluster.ClusterId;
import dev.hawser.cluster.ClusterView;
import dev.hawser.cluster.PairActivities;
import dev.hawser.peering.PeeringStatus.State;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;

/** Looks at both clusters at once, before anything is written. */
final class Look {
  private Look() {}

  /**
   * @throws ApplicationFailure NoWorker, Unreachable, LiqoNotFound … naming the cluster
   */
  static Situation at(Pair pair, Journal journal) {
    var consumer = start(pair, pair.consumer(), journal);
    var provider = start(pair, pair.provider(), journal);
    return new Situation(
        pair,
        get(consumer, pair.consumer(), journal),
        get(provider, pair.provider(), journal),
        Instant.ofEpochMilli(Workflow.currentTimeMillis()));
  }

  /** One cluster's view, by itself. */
  static ClusterView at(Pair pair, ClusterId cluster, Journal journal) {
    return get(start(pair, cluster, journal), cluster, journal);
  }

  private static Promise<ClusterView> start(Pair pair, ClusterId cluster, Journal journal) {
    journal.mark(Step.INSPECT, cluster, State.RUNNING, "");
    return Async.function(
        Side.looking(cluster)::inspectCluster,
        new PairActivities.Look(cluster, pair.other(cluster), pair.role(cluster)));
  }

  private static ClusterView get(Promise<ClusterView> view, ClusterId cluster, Journal journal) {
    try {
      var seen = view.get();
      journal.mark(Step.INSPECT, cluster, State.DONE, "");
      return seen;
    } catch (TemporalFailure failure) {
      var named = Failures.named(failure, cluster);
      journal.mark(Step.INSPECT, cluster, State.FAILED, Failures.sentence(named));
      throw named;
    }
  }
}
