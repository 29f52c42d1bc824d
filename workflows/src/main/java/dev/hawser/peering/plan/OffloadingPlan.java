package dev.hawser.peering.plan;

import static dev.hawser.peering.Failures.refuse;
import static dev.hawser.peering.PlannedStep.Action.ADOPT;
import static dev.hawser.peering.PlannedStep.Action.CHANGE;
import static dev.hawser.peering.PlannedStep.Action.CREATE;
import static dev.hawser.peering.PlannedStep.Action.WAIT;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;

/** The offloading part of a plan: the slice, and the virtual node that follows from it. */
record OffloadingPlan(List<PlannedStep> steps, List<String> notes) {

  static OffloadingPlan of(PeerRequest request, PairState state, Refusals refusals) {
    refusals.pass(() -> TenantRefusals.unusable(request, state));
    if (isDrained(state)) {
      String why = "offloading is not usable, because " + TenantRefusals.cordonedOrDrained(state);
      return new OffloadingPlan(List.of(), List.of(why));
    }
    boolean authenticates = request.modulesOrAll().contains(LiqoModule.AUTHENTICATION);
    if (!authenticates && refusals.pass(() -> requireIdentity(state))) {
      refusals.pass(() -> TenantRefusals.tenantWithoutPermissions(state));
    }
    var steps = new ArrayList<PlannedStep>();
    steps.add(slice(request.resourcesOrDefaults(), state));
    if (resources(request, state).wantsVirtualNode()) {
      refusals.pass(() -> PairRefusals.foreignNode(state.consumer()));
      steps.add(new PlannedStep(Step.NODE, state.pair().consumer(), WAIT, ""));
    }
    return new OffloadingPlan(List.copyOf(steps), List.of());
  }

  /** A drained tenant has no permissions: no slice of it would ever be answered. */
  static boolean isDrained(PairState state) {
    var tenant = state.provider().authentication().tenant();
    return tenant != null && tenant.drained();
  }

  /** Unless requested otherwise, the existing slice's virtual-node setting is kept. */
  static ResourceOptions resources(PeerRequest request, PairState state) {
    var requested = request.resourcesOrDefaults();
    var existing = state.consumer().offloading().slice();
    if (requested.createVirtualNode() != null || existing == null) return requested;
    return new ResourceOptions(
        requested.sliceClass(), existing.createVirtualNode(), requested.quantities());
  }

  private static void requireIdentity(PairState state) {
    var identity = state.consumer().authentication().identity();
    if (identity != null && identity.complete()) return;
    throw refuse(
        FailureType.CONFLICT,
        state.pair()
            + " is not authenticated, and offloading needs that: add the module authentication");
  }

  private static PlannedStep slice(ResourceOptions options, PairState state) {
    var there = state.consumer().offloading().slice();
    var consumer = state.pair().consumer();
    if (there == null) return new PlannedStep(Step.SLICE, consumer, CREATE, "");
    boolean sameClass =
        options.sliceClass() == null || options.sliceClass().equals(there.sliceClass());
    boolean sameResources = options.isRequestedBy(there.requested());
    boolean sameNode =
        options.createVirtualNode() == null
            || options.createVirtualNode() == there.createVirtualNode();
    boolean same = sameClass && sameResources && sameNode;
    if (same && there.terminating())
      return new PlannedStep(Step.SLICE, consumer, CHANGE, "it is being deleted");
    return new PlannedStep(Step.SLICE, consumer, same ? ADOPT : CHANGE, "");
  }
}
