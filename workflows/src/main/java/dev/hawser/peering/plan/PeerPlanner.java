package dev.hawser.peering.plan;

import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a peering module by module, or finds every reason to refuse it. */
final class PeerPlanner {
  private final PeerRequest request;
  private final PairState state;
  private final Refusals refusals = new Refusals();
  private final List<PlannedStep> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private @Nullable NetworkPlan network;

  PeerPlanner(PeerRequest request, PairState state) {
    this.request = request;
    this.state = state;
  }

  /** What depends on a view that can't be trusted, or on a peer that is not named, is left out. */
  Assessment<PeerPlan> assess() {
    if (!refusals.pass(() -> PairRefusals.workers(state))) return refusals.refused();
    if (!refusals.pass(() -> PairRefusals.sameCluster(state))) return refusals.refused();
    boolean named = PolicyRefusals.request(request, state, refusals);
    refusals.pass(() -> PairRefusals.terminatingNamespace(state.consumer()));
    refusals.pass(() -> PairRefusals.terminatingNamespace(state.provider()));
    boolean seen = refusals.pass(() -> PermissionRefusals.reads(request, state));
    refusals
        .part(() -> PairRefusals.versions(state, request.allowVersionSkew()))
        .ifPresent(notes::addAll);
    if (!seen) return refusals.refused();
    if (has(LiqoModule.NETWORKING)) network(named);
    if (has(LiqoModule.AUTHENTICATION)) authentication(named);
    if (has(LiqoModule.OFFLOADING)) offloading(named);
    refusals.pass(() -> PermissionRefusals.steps(request, state, steps));
    if (refusals.isEmpty()) {
      refusals.pass(() -> PlanDigest.require(request, () -> plan().describe()));
    }
    return refusals.assess(this::plan);
  }

  private boolean has(LiqoModule module) {
    return request.modulesOrAll().contains(module);
  }

  private void network(boolean named) {
    var planned = NetworkPlan.of(request, state, refusals);
    if (planned.isEmpty()) return;
    network = planned.get();
    if (named) PolicyRefusals.network(network, state, refusals);
    steps.addAll(network.steps());
    steps.add(network.awaitingConnection());
    notes.addAll(network.notes());
  }

  private void authentication(boolean named) {
    if (named) PolicyRefusals.authentication(state, refusals);
    var planned = AuthenticationPlan.of(request, state, refusals);
    if (planned.isEmpty()) return;
    steps.addAll(planned.get().steps());
    notes.addAll(planned.get().notes());
  }

  private void offloading(boolean named) {
    if (named) PolicyRefusals.offloading(request, state, refusals);
    var planned = OffloadingPlan.of(request, state, refusals);
    steps.addAll(planned.steps());
    notes.addAll(planned.notes());
  }

  private PeerPlan plan() {
    return new PeerPlan(
        request, state, request.modulesOrAll(), network, List.copyOf(steps), List.copyOf(notes));
  }
}
