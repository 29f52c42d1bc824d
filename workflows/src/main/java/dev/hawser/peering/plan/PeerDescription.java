package dev.hawser.peering.plan;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.Role;
import dev.hawser.peering.Plan;
import dev.hawser.peering.PlannedObject;
import dev.hawser.peering.PlannedObject.Action;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.PlannedWait;
import dev.hawser.peering.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What the steps of a peering do to objects. Names are those that Liqo and liqoctl use. */
record PeerDescription(PeerPlan plan) {

  Plan describe() {
    var objects = objects();
    return Plan.of(PlanDigest.of("Peer", plan.pair(), objects), objects, waits(), plan.notes());
  }

  /** Those of the consumer first. */
  private List<PlannedObject> objects() {
    var all =
        Stream.concat(
                Stream.of(Role.CONSUMER, Role.PROVIDER).flatMap(this::namespace),
                plan.steps().stream().flatMap(this::ofStep))
            .toList();
    return Stream.of(plan.pair().consumer(), plan.pair().provider())
        .flatMap(on -> all.stream().filter(it -> on.equals(it.object().cluster())))
        .toList();
  }

  /** A run that writes claims the pair first, for which it needs the namespaces. */
  private Stream<PlannedObject> namespace(Role role) {
    ClusterView view = plan.state().view(role);
    boolean there = view.tenantNamespace() != null;
    if (!there && !plan.writes()) return Stream.empty();
    var namespace = ObjectReference.of("Namespace", view.namespace()).on(view.cluster());
    var action = there ? Action.LEAVE : Action.CREATE;
    return Stream.of(new ObjectPlan(action, Step.CLAIM, namespace).made());
  }

  private Stream<PlannedObject> ofStep(PlannedStep step) {
    return switch (step.step()) {
      case CONFIGURATION -> Stream.of(network().configuration(step));
      case SERVER -> Stream.of(network().server(step));
      case CLIENT -> network().client(step);
      case TUNNEL ->
          step.action() == PlannedStep.Action.WAIT ? Stream.empty() : network().trust(step);
      case REPAIR -> credentials().repair();
      case NONCE -> credentials().nonce(step);
      case PROOF -> credentials().proof(step);
      case TENANT -> credentials().tenant(step);
      case IDENTITY -> Stream.of(credentials().identity(step));
      case SLICE -> Stream.of(slices().slice(step));
      case NODE -> Stream.of(slices().node(plan.writes(Step.SLICE)));
      default -> Stream.empty();
    };
  }

  private NetworkObjects network() {
    return new NetworkObjects(plan.state(), Objects.requireNonNull(plan.network()));
  }

  private CredentialObjects credentials() {
    return new CredentialObjects(plan.request(), plan.state());
  }

  private SliceObjects slices() {
    return new SliceObjects(plan.request(), plan.state());
  }

  /** What is not as it has to be at the end. */
  private List<PlannedWait> waits() {
    return plan.steps().stream()
        .filter(step -> step.action() == PlannedStep.Action.WAIT)
        .flatMap(this::unmet)
        .toList();
  }

  private Stream<PlannedWait> unmet(PlannedStep step) {
    boolean tunnel = step.step() == Step.TUNNEL;
    if (tunnel ? !plan.awaitsConnection() : !plan.awaitsNode()) return Stream.empty();
    String condition = tunnel ? "the tunnel to be connected" : "the virtual node to be Ready";
    return Stream.of(new PlannedWait(step.step(), step.cluster(), condition));
  }
}
