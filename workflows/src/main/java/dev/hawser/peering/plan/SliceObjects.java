package dev.hawser.peering.plan;

import dev.hawser.activity.OffloadingView.SliceView;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ResourceSlice, and the virtual node that Liqo makes of it. */
record SliceObjects(PeerRequest request, PairState state) {
  private static final String DEFAULT = "the provider's default";

  PlannedObject slice(PlannedStep step) {
    var now = state.consumer().offloading().slice();
    var options = request.resourcesOrDefaults();
    var slice =
        ObjectPlan.of(
                Action.of(step.action()), step.step(), state.consumer(), "ResourceSlice", name())
            .because(step.detail())
            .field(
                "class",
                now == null ? null : now.sliceClass(),
                now == null || options.sliceClass() != null
                    ? options.classOrDefault()
                    : now.sliceClass())
            .field(
                "createVirtualNode",
                now == null ? null : now.createVirtualNode(),
                OffloadingPlan.resources(request, state).wantsVirtualNode());
    quantities(slice, now);
    return slice.made();
  }

  private void quantities(ObjectPlan slice, @Nullable SliceView now) {
    var options = request.resourcesOrDefaults();
    var before = now == null ? Map.<String, String>of() : now.requested();
    var after = options.isRequestedBy(before) ? before : options.requestedOver(before);
    if (after.isEmpty()) slice.field("resources", DEFAULT, DEFAULT);
    after.forEach((name, amount) -> slice.field(name, before.getOrDefault(name, DEFAULT), amount));
  }

  PlannedObject node(boolean sliceChanges) {
    var now = state.consumer().offloading().node();
    var action = now == null ? Action.CREATE : sliceChanges ? Action.CHANGE : Action.LEAVE;
    return ObjectPlan.of(action, Step.NODE, state.consumer(), "VirtualNode", name())
        .because(action == Action.CHANGE ? "follows the ResourceSlice" : "")
        .byLiqo()
        .field("node", now == null ? null : now.name(), name())
        .field("ready", now == null ? null : now.ready(), true)
        .made();
  }

  private String name() {
    return state.pair().provider().value();
  }
}
