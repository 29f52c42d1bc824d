package dev.hawser.activity;

import java.util.List;

/**
 * A removal to be done.
 *
 * @param extent which objects may be deleted
 * @param reverse objects on the other cluster that show the reverse peering; when any is listed,
 *     the network and the tenant namespace stay
 */
public record DeleteInput(ActivityScope scope, Extent extent, List<ObjectReference> reverse) {
  public DeleteInput {
    reverse = List.copyOf(reverse);
  }

  /** Which objects may be deleted. */
  public enum Extent {
    /** A rollback: only objects with this run's label are deleted; what it changed is restored. */
    CREATED_BY_RUN,
    /** An unpeer: objects are deleted no matter who created them. */
    ALL
  }
}
