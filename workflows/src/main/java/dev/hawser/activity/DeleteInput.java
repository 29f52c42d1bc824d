package dev.hawser.activity;

import java.util.List;

/**
 * Take something away.
 *
 * @param extent whose things may go
 * @param reverse what the other side sees of the reverse peering, such as {@code Tenant rome on
 *     milan}; when anything is listed, the network and the tenant namespace stay
 */
public record DeleteInput(ActivityScope scope, Extent extent, List<String> reverse) {
  public DeleteInput {
    reverse = List.copyOf(reverse);
  }

  /** Whose things may go. */
  public enum Extent {
    /** A rollback: only what carries this run's label goes; what it changed is restored. */
    CREATED_BY_RUN,
    /** An unpeer: the object goes whoever made it. */
    ALL
  }
}
