package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.PairActivities;
import dev.hawser.peering.PeeringStatus.State;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;

/** Looks at both clusters at once, before anything is written. */
final class Inspections {
  private Inspections() {}

  /**
   * @throws ApplicationFailure NoWorker, Unreachable, LiqoNotFound … naming the cluster
   */
  static PairState at(Pair pair, StatusRecorder journal) {
    var consumer = start(pair, pair.consumer(), journal);
    var provider = start(pair, pair.provider(), journal);
    return new PairState(
        pair,
        get(consumer, pair.consumer(), journal),
        get(provider, pair.provider(), journal),
        Instant.ofEpochMilli(Workflow.currentTimeMillis()));
  }

  /** One cluster's view, by itself. */
  static ClusterView at(Pair pair, ClusterId cluster, StatusRecorder journal) {
    return get(start(pair, cluster, journal), cluster, journal);
  }

  private static Promise<ClusterView> start(Pair pair, ClusterId cluster, StatusRecorder journal) {
    journal.mark(Step.INSPECT, cluster, State.RUNNING, "");
    return Async.function(
        ClusterStubs.looking(cluster)::inspectCluster,
        new PairActivities.InspectInput(cluster, pair.other(cluster), pair.role(cluster)));
  }

  private static ClusterView get(
      Promise<ClusterView> view, ClusterId cluster, StatusRecorder journal) {
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
