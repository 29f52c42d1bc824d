package dev.hawser.peering.plan;

import static dev.hawser.activity.PermissionUse.*;

import dev.hawser.activity.ClusterView;
import dev.hawser.activity.PermissionUse;
import dev.hawser.peering.PlannedStep;
import java.util.EnumSet;
import java.util.Set;

/** Which permissions the steps of a plan use. */
final class StepPermissions {
  private StepPermissions() {}

  /** What a peering needs to write. */
  static Set<PermissionUse> writing(PlannedStep step) {
    return switch (step.step()) {
      case CONFIGURATION -> Set.of(CONFIGURATION);
      case SERVER -> Set.of(SERVER);
      case CLIENT -> Set.of(CLIENT);
      case TUNNEL -> step.action() == PlannedStep.Action.WAIT ? Set.of() : Set.of(PUBLIC_KEY);
      case NONCE -> Set.of(NONCE);
      case PROOF -> Set.of(PROOF);
      case TENANT -> Set.of(TENANT);
      case IDENTITY -> Set.of(IDENTITY);
      case SLICE -> Set.of(SLICE);
      case NODE -> Set.of(NODE);
      default -> Set.of();
    };
  }

  /** What its undo needs. */
  static Set<PermissionUse> undo(PlannedStep step) {
    return switch (step.step()) {
      case CONFIGURATION -> Set.of(REMOVE_CONFIGURATION);
      case SERVER -> Set.of(REMOVE_SERVER);
      case CLIENT -> Set.of(REMOVE_CLIENT);
      case TUNNEL -> Set.of(REMOVE_PUBLIC_KEY);
      case NONCE -> Set.of(REMOVE_NONCE);
      case PROOF -> Set.of(REMOVE_PROOF);
      case TENANT -> Set.of(REMOVE_TENANT);
      case IDENTITY -> Set.of(REMOVE_IDENTITY);
      case SLICE -> Set.of(REMOVE_SLICE);
      default -> Set.of();
    };
  }

  /** What an unpeer needs to delete, of what the cluster shows. */
  static Set<PermissionUse> removal(PlannedStep step, ClusterView view) {
    return switch (step.step()) {
      case DRAIN -> Set.of(DRAIN);
      case REMOVE_NODE -> EnumSet.of(REMOVE_SLICE, REMOVE_VIRTUAL_NODES);
      case REMOVE_IDENTITY -> Set.of(REMOVE_IDENTITY);
      case REMOVE_TENANT -> Set.of(REMOVE_TENANT);
      case NETWORK -> network(view);
      case RELEASE -> step.writes() ? Set.of(REMOVE_NAMESPACE) : Set.of();
      default -> Set.of();
    };
  }

  private static Set<PermissionUse> network(ClusterView view) {
    var uses = EnumSet.noneOf(PermissionUse.class);
    if (view.network().configuration() != null) uses.add(REMOVE_CONFIGURATION);
    var gateway = view.network().gateway();
    if (gateway == null) return uses;
    uses.add(
        switch (gateway.role()) {
          case SERVER -> REMOVE_SERVER;
          case CLIENT -> REMOVE_CLIENT;
        });
    if (gateway.peerKey() != null) uses.add(REMOVE_PUBLIC_KEY);
    return uses;
  }
}
