package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Step;
import dev.hawser.peering.plan.PairState;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;

/**
 * Inspects the clusters of a pair. Nothing is written.
 *
 * <p>Throws ApplicationFailure NoWorker, Unreachable, LiqoNotFound …, naming the cluster.
 */
record Inspections(Pair pair, StatusRecorder status, RunTimings timings) {

  /** Both clusters, in parallel. */
  PairState both() {
    var consumer = start(pair.consumer());
    var provider = start(pair.provider());
    return new PairState(
        pair, get(consumer, pair.consumer()), get(provider, pair.provider()), now());
  }

  /** Only the consumer; a provider that is permanently unreachable is shown as an empty cluster. */
  PairState withoutProvider() {
    var provider = ClusterView.absent(pair.provider());
    return new PairState(pair, of(pair.consumer()), provider, now());
  }

  /** One cluster. */
  ClusterView of(ClusterId cluster) {
    return get(start(cluster), cluster);
  }

  static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  private Promise<ClusterView> start(ClusterId cluster) {
    status.mark(Step.INSPECT, cluster, State.RUNNING, "");
    return Async.function(
        ClusterStubs.inspecting(cluster, timings)::inspectCluster,
        new InspectInput(cluster, pair.other(cluster), pair.role(cluster)));
  }

  private ClusterView get(Promise<ClusterView> view, ClusterId cluster) {
    try {
      var seen = view.get();
      status.mark(Step.INSPECT, cluster, State.DONE, "");
      return seen;
    } catch (TemporalFailure failure) {
      var named = Failures.named(failure, cluster);
      status.mark(Step.INSPECT, cluster, State.FAILED, Failures.sentence(named));
      throw named;
    }
  }
}
