package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.PairActivities.InspectInput;
import dev.hawser.activity.TaskQueues;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Pair;
import dev.hawser.peering.PeeringStatus.State;
import dev.hawser.peering.Step;
import dev.hawser.peering.plan.PairState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;

/**
 * Inspects the clusters of a pair. Nothing is written.
 *
 * <p>Throws ApplicationFailure NoWorker, WorkerBusy, Unreachable, LiqoNotFound …, naming the
 * cluster.
 *
 * @param health whether the clusters also show how the objects of the pair fare
 */
record Inspections(Pair pair, StatusRecorder status, RunTimings timings, boolean health) {
  /** With the waits doubled from ten seconds, five minutes. */
  private static final int ATTEMPTS = 5;

  /** What plans decide on, without the health. */
  Inspections(Pair pair, StatusRecorder status, RunTimings timings) {
    this(pair, status, timings, false);
  }

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
    return Async.function(this::inspect, cluster);
  }

  /** Asks again, and waits twice as long, while a worker is there but has not started. */
  private ClusterView inspect(ClusterId cluster) {
    var input = new InspectInput(cluster, pair.other(cluster), pair.role(cluster), false, health);
    var queued = timings.inspectionQueue();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return ClusterStubs.inspecting(cluster, queued, timings).inspectCluster(input);
      } catch (ActivityFailure failure) {
        if (!Failures.isNotStarted(failure)) throw failure;
        if (!isServed(cluster)) throw Failures.noWorker(cluster);
        status.mark(Step.INSPECT, cluster, State.RUNNING, "the worker of " + cluster + " is busy");
        queued = queued.multipliedBy(2);
      }
    }
    throw Failures.workerBusy(cluster);
  }

  /** One cluster, however long it takes until it answers. */
  ClusterView untilAnswered(ClusterId cluster) {
    status.mark(Step.INSPECT, cluster, State.RUNNING, "");
    var seen =
        ClusterStubs.inspectingUntilAnswered(cluster)
            .inspectCluster(
                new InspectInput(cluster, pair.other(cluster), pair.role(cluster), true));
    status.mark(Step.INSPECT, cluster, State.DONE, "");
    return seen;
  }

  /** Unknown counts as served: a run that waits too long does less harm than a wrong sentence. */
  private static boolean isServed(ClusterId cluster) {
    try {
      return ClusterStubs.temporal("whether a worker serves " + cluster)
          .isPolled(TaskQueues.of(cluster), now());
    } catch (ActivityFailure unknown) {
      if (Failures.isCancellation(unknown)) throw unknown;
      return true;
    }
  }

  private ClusterView get(Promise<ClusterView> view, ClusterId cluster) {
    try {
      var seen = view.get();
      if (cluster.equals(pair.consumer())) status.identityKey(seen.installation().identityKey());
      status.mark(Step.INSPECT, cluster, State.DONE, "");
      return seen;
    } catch (TemporalFailure failure) {
      var own = Failures.isCancellation(failure) ? failure : Failures.of(failure, List.of());
      status.mark(Step.INSPECT, cluster, State.FAILED, Failures.sentence(own));
      throw own;
    }
  }
}
