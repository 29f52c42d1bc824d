package dev.hawser.peering.saga;

import dev.hawser.peering.Step;
import java.util.EnumSet;
import java.util.Set;

/** Which undos must be through, or given up, before which others may begin. */
final class UndoOrder {
  private static final Set<Step> NETWORK =
      EnumSet.of(Step.CONFIGURATION, Step.SERVER, Step.CLIENT, Step.TUNNEL);

  private UndoOrder() {}

  /** Whether the older one's undo waits for that of the newer one. */
  static boolean of(Removal newer, Removal older) {
    return switch (older.step()) {
      case CLAIM -> newer.cluster().equals(older.cluster());
      case IDENTITY -> newer.step() == Step.SLICE;
      case TENANT -> needsCredentials(newer.step());
      default -> NETWORK.contains(older.step()) && needsCredentials(newer.step());
    };
  }

  /**
   * Liqo takes them back with the tenant's permissions, perhaps through the tunnel; nodes go first.
   */
  private static boolean needsCredentials(Step step) {
    return step == Step.SLICE || step == Step.IDENTITY;
  }
}
