package dev.hawser.peering.plan;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import dev.hawser.peering.GoDuration;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.PlannedWait;
import dev.hawser.peering.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the steps of an unpeer do to objects. */
record UnpeerDescription(UnpeerPlan plan) {

  Plan describe() {
    var objects = objects();
    var notes = plan.kept().stream().map(KeptObject::toString).toList();
    return Plan.of(PlanDigest.of("Unpeer", plan.state().pair(), objects), objects, waits(), notes);
  }

  /** Deletes have no limit, so only what is done before them is one. */
  private List<PlannedWait> waits() {
    if (plan.steps().stream().noneMatch(UnpeerDescription::drains)) return List.of();
    String condition =
        "the virtual node's pods to end (" + GoDuration.text(plan.drainTimeout()) + " at most)";
    return List.of(new PlannedWait(Step.DRAIN, plan.request().consumer(), condition));
  }

  private static boolean drains(PlannedStep step) {
    return step.step() == Step.DRAIN && step.writes();
  }

  /** Those of the consumer first. */
  private List<PlannedObject> objects() {
    var pair = plan.state().pair();
    return Stream.of(pair.consumer(), pair.provider()).flatMap(this::objectsOn).toList();
  }

  private Stream<PlannedObject> objectsOn(ClusterId cluster) {
    return plan.steps().stream()
        .filter(step -> step.cluster().equals(cluster))
        .flatMap(this::ofStep);
  }

  /** What looks absent has no objects; the run looks for it all the same. */
  private Stream<PlannedObject> ofStep(PlannedStep step) {
    if (step.action() == PlannedStep.Action.ABSENT) return Stream.empty();
    var view = plan.state().view(step.cluster());
    var action = Action.of(step.action());
    var planned = new ArrayList<PlannedObject>();
    for (var object : named(step, view)) {
      planned.add(new ObjectPlan(action, step.step(), object).because(step.detail()).made());
    }
    if (step.step() == Step.REMOVE_NODE) node(action, view).forEach(planned::add);
    if (step.step() == Step.RELEASE && action == Action.LEAVE) {
      nonce(view).ifPresent(planned::add);
    }
    return planned.stream();
  }

  private static List<ObjectReference> named(PlannedStep step, ClusterView view) {
    var objects = step.objects().stream().map(object -> located(object, view)).toList();
    return objects.isEmpty() && step.writes() ? unnamed(step, view) : objects;
  }

  /** What the view shows without naming it, or may not show. */
  private static List<ObjectReference> unnamed(PlannedStep step, ClusterView view) {
    return switch (step.step()) {
      case REPAIR ->
          Stream.of("ResourceSlice", "NamespaceMap", "Renew").map(kind -> any(kind, view)).toList();
      case REMOVE_NODE -> List.of(any("ResourceSlice", view));
      case REMOVE_IDENTITY -> List.of(any("Identity", view));
      default -> List.of();
    };
  }

  private static ObjectReference any(String kind, ClusterView view) {
    return ObjectPlan.reference(view, kind, ObjectReference.ANY);
  }

  private static ObjectReference located(ObjectReference object, ClusterView view) {
    boolean isOfCluster = object.isKind("Namespace") || object.isKind("Node");
    return object.namespace() != null || isOfCluster
        ? object.on(view.cluster())
        : ObjectPlan.reference(view, object.kind(), object.name());
  }

  /** What stays in a namespace that is left, and is deleted with one that is not. */
  private Optional<PlannedObject> nonce(ClusterView view) {
    boolean consumes = view.cluster().equals(plan.state().pair().consumer());
    var nonce = view.authentication().nonce();
    if ((consumes ? nonce.signedNonce() : nonce.nonce()) == null) return Optional.empty();
    String name = consumes ? "liqo-signed-nonce" : "liqo-nonce";
    return Optional.of(
        ObjectPlan.of(Action.LEAVE, Step.RELEASE, view, "Secret", name)
            .because("deleted with its namespace only")
            .made());
  }

  /** Liqo drains the Node and deletes it after its virtual node. */
  private static Stream<PlannedObject> node(Action action, ClusterView view) {
    var node = view.offloading().node();
    if (node == null) return Stream.empty();
    var object = ObjectReference.of("Node", node.name()).on(view.cluster());
    return Stream.of(new ObjectPlan(action, Step.REMOVE_NODE, object).byLiqo().made());
  }
}
