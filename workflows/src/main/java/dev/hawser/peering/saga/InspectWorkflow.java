package dev.hawser.peering.saga;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.peering.Failures;
import dev.hawser.peering.Inspect;
import dev.hawser.peering.InspectRequest;
import dev.hawser.peering.Inspection;
import dev.hawser.peering.Plan;
import dev.hawser.peering.Refusal;
import dev.hawser.peering.plan.Assessment;
import dev.hawser.peering.plan.PairState;
import dev.hawser.peering.plan.PeerPlan;
import dev.hawser.peering.plan.UnpeerPlan;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads both clusters in parallel; one that can't be read is a problem to report, not a failure.
 */
public final class InspectWorkflow implements Inspect {
  private final InspectRequest request;
  private final Inspections inspections;
  private final List<String> problems = new ArrayList<>();
  private final Map<ClusterId, ClusterView> views = new LinkedHashMap<>();

  public InspectWorkflow(InspectRequest request, RunTimings timings) {
    this.request = request;
    this.inspections =
        new Inspections(request.pair(), new StatusRecorder(request.pair()), timings, true);
  }

  @Override
  public Inspection inspect(InspectRequest sent) {
    var consumer = inspect(request.consumer());
    Promise<@Nullable ClusterView> provider =
        request.inspectsProvider() ? inspect(request.provider()) : Workflow.newPromise(null);
    return assess(consumer.get(), provider.get());
  }

  @Override
  public Inspection seen() {
    return new Inspection(
        request.consumer(),
        request.provider(),
        views.get(request.consumer()),
        views.get(request.provider()),
        problems);
  }

  private Promise<@Nullable ClusterView> inspect(ClusterId cluster) {
    return Async.function(
        () -> {
          try {
            var view = inspections.of(cluster);
            views.put(cluster, view);
            return view;
          } catch (RuntimeException e) {
            problems.add(Failures.sentence(Failures.typed(e)));
            return null;
          }
        });
  }

  private Inspection assess(@Nullable ClusterView consumer, @Nullable ClusterView provider) {
    var seen = new Inspection(request.consumer(), request.provider(), consumer, provider, problems);
    var other = request.inspectsProvider() ? provider : ClusterView.absent(request.provider());
    if (consumer == null || other == null) return seen;
    var state = new PairState(request.pair(), consumer, other, Inspections.now());
    try {
      var planned = plan(state);
      var plan = planned.plan();
      return plan == null ? seen.withRefusals(planned.refusals()) : seen.withPlan(plan);
    } catch (RuntimeException e) {
      var failure = Failures.of(Failures.typed(e), List.of());
      return seen.withRefusals(List.of(Refusal.of(failure)));
    }
  }

  private Assessment<Plan> plan(PairState state) {
    var unpeer = request.unpeer();
    return unpeer == null
        ? PeerPlan.assess(request.peerOrDefaults(), state).map(PeerPlan::describe)
        : UnpeerPlan.assess(unpeer, state).map(UnpeerPlan::describe);
  }
}
