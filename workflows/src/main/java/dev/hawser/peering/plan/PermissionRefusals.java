package dev.hawser.peering.plan;

import static dev.hawser.activity.PermissionUse.*;
import static dev.hawser.peering.Failures.refuse;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.Permission;
import dev.hawser.activity.PermissionUse;
import dev.hawser.peering.LiqoModule;
import dev.hawser.peering.PeerRequest;
import dev.hawser.peering.PlannedStep;
import dev.hawser.peering.UnpeerRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Refuses a run whose workers lack permissions that the run or its undo needs. What may not be read
 * is unknown, so reads are checked before the plan is made; writes once it is known what is
 * written.
 */
final class PermissionRefusals {
  private PermissionRefusals() {}

  /** What a peering has to read before it can be planned. */
  static void reads(PeerRequest request, PairState state) {
    var uses = EnumSet.of(RUN);
    for (var module : request.modulesOrAll()) {
      uses.add(
          switch (module) {
            case NETWORKING -> READ_NETWORK;
            case AUTHENTICATION -> READ_AUTHENTICATION;
            case OFFLOADING -> READ_OFFLOADING;
          });
    }
    require(state, (cluster, missing) -> missing.isRead() && isUsed(missing, uses));
  }

  /** What an unpeer has to read before it can be planned. */
  static void reads(UnpeerRequest request, PairState state) {
    var uses = EnumSet.of(RUN);
    if (request.has(LiqoModule.NETWORKING)) uses.addAll(EnumSet.of(FIND_NETWORK, FIND_REVERSE));
    if (request.has(LiqoModule.AUTHENTICATION)) uses.add(FIND_AUTHENTICATION);
    if (request.has(LiqoModule.OFFLOADING)) uses.add(FIND_OFFLOADING);
    boolean looksForPods = request.drain() || !request.evict();
    if (request.has(LiqoModule.OFFLOADING) && looksForPods) uses.add(FIND_PODS);
    require(state, (cluster, missing) -> missing.isRead() && isUsed(missing, uses));
  }

  /** What a peering writes, and what its undo needs. */
  static void steps(PeerRequest request, PairState state, List<PlannedStep> steps) {
    if (steps.stream().noneMatch(PlannedStep::writes)) return;
    boolean undone = request.onFailureOrDefault() == PeerRequest.OnFailure.ROLL_BACK;
    require(
        state,
        (cluster, missing) ->
            missing.uses().isEmpty()
                || isUsed(missing, claimUses(state.view(cluster), undone))
                || (repairs(request) && isUsed(missing, Set.of(REPAIR_CERTIFICATES)))
                || steps.stream()
                    .filter(step -> isOn(step, cluster))
                    .anyMatch(step -> needs(step, undone, missing))
                || (undone && createsNetwork(steps) && isUsed(missing, Set.of(FIND_REVERSE))));
  }

  /** What an unpeer deletes. */
  static void steps(UnpeerRequest request, PairState state, List<PlannedStep> steps) {
    require(
        state,
        (cluster, missing) ->
            missing.uses().isEmpty()
                || (request.providerGone() && isUsed(missing, Set.of(DECLARE_UNREACHABLE)))
                || steps.stream()
                    .filter(step -> step.cluster().equals(cluster))
                    .anyMatch(step -> needs(step, state.view(cluster), missing)));
  }

  private static boolean isOn(PlannedStep step, ClusterId cluster) {
    return step.cluster().equals(cluster);
  }

  private static boolean createsNetwork(List<PlannedStep> steps) {
    return steps.stream()
        .filter(PlannedStep::writes)
        .anyMatch(
            step ->
                switch (step.step()) {
                  case CONFIGURATION, SERVER, CLIENT, TUNNEL -> true;
                  default -> false;
                });
  }

  private static Set<PermissionUse> claimUses(ClusterView view, boolean undone) {
    var uses = EnumSet.of(CLEAR_UNREACHABLE);
    if (view.tenantNamespace() != null) return uses;
    uses.add(CREATE_NAMESPACE);
    if (undone) uses.add(REMOVE_NAMESPACE);
    return uses;
  }

  private static boolean repairs(PeerRequest request) {
    return request.repair() && request.modulesOrAll().contains(LiqoModule.AUTHENTICATION);
  }

  private static boolean needs(PlannedStep step, boolean undone, Permission missing) {
    var undo = undone ? StepPermissions.undo(step) : Set.<PermissionUse>of();
    return switch (step.action()) {
      case CREATE ->
          isUsed(missing, StepPermissions.writing(step), "update") || isUsed(missing, undo);
      case CHANGE -> isUsed(missing, StepPermissions.writing(step), "create");
      case REPLACE ->
          isUsed(missing, StepPermissions.writing(step))
              || isUsed(missing, Set.of(REPLACE_SERVER))
              || isUsed(missing, StepPermissions.undo(step));
      case ADOPT, WAIT -> missing.isRead() && isUsed(missing, StepPermissions.writing(step));
      case DELETE, EVICT, KEEP, ABSENT -> false;
    };
  }

  /** An unpeer also runs the removal of what looks absent, which then only reads. */
  private static boolean needs(PlannedStep step, ClusterView view, Permission missing) {
    boolean reads = step.action() == PlannedStep.Action.ABSENT && missing.isRead();
    return (step.writes() || reads) && isUsed(missing, StepPermissions.removal(step, view));
  }

  private static boolean isUsed(Permission missing, Set<PermissionUse> uses) {
    return missing.uses().contains(UNKNOWN) || missing.uses().stream().anyMatch(uses::contains);
  }

  private static boolean isUsed(Permission missing, Set<PermissionUse> uses, String unusedVerb) {
    return !missing.verb().equals(unusedVerb) && isUsed(missing, uses);
  }

  private interface Need {
    boolean test(ClusterId cluster, Permission missing);
  }

  private static void require(PairState state, Need needed) {
    var missing = new ArrayList<String>();
    for (var view : List.of(state.consumer(), state.provider())) {
      Predicate<Permission> isNeeded = one -> needed.test(view.cluster(), one);
      view.permissions().missing().stream()
          .filter(isNeeded)
          .forEach(permission -> missing.add(permission + " on " + view.cluster()));
    }
    if (missing.isEmpty()) return;
    throw refuse(
        FailureType.FORBIDDEN,
        "the workers' credentials lack permissions: " + String.join(", ", missing));
  }
}
