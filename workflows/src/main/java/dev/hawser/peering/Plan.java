package dev.hawser.peering;

import java.util.List;

/**
 * What a Peer or an Unpeer would do to the objects of both clusters.
 *
 * @param digest SHA-256 of what would be done, in hex: two plans that do the same have the same. A
 *     request that names it, or its beginning, is refused when something else would be done.
 * @param objects those of the consumer, then those of the provider
 * @param notes what the caller should know besides
 */
public record Plan(
    String digest,
    Summary summary,
    List<PlannedObject> objects,
    List<PlannedWait> waits,
    List<String> notes) {
  /** How much of a digest is enough to name a plan. */
  public static final int SHORT = 8;

  public Plan {
    objects = List.copyOf(objects);
    waits = waits == null ? List.of() : List.copyOf(waits);
    notes = notes == null ? List.of() : List.copyOf(notes);
  }

  /** A plan of these objects. */
  public static Plan of(
      String digest, List<PlannedObject> objects, List<PlannedWait> waits, List<String> notes) {
    return new Plan(digest, Summary.of(objects), objects, waits, notes);
  }

  /** Whether the run would write anything; what only Liqo has yet to do does not count. */
  public boolean writes() {
    return objects.stream().anyMatch(planned -> planned.writes() && !planned.byLiqo());
  }

  /** The beginning of the digest, which is enough to name the plan. */
  public String shortDigest() {
    return digest.substring(0, Math.min(SHORT, digest.length()));
  }

  /** How many objects each action concerns. */
  public record Summary(int create, int change, int replace, int delete, int leave) {
    static Summary of(List<PlannedObject> objects) {
      return new Summary(
          count(objects, PlannedObject.Action.CREATE),
          count(objects, PlannedObject.Action.CHANGE),
          count(objects, PlannedObject.Action.REPLACE),
          count(objects, PlannedObject.Action.DELETE),
          count(objects, PlannedObject.Action.LEAVE));
    }

    private static int count(List<PlannedObject> objects, PlannedObject.Action action) {
      return Math.toIntExact(objects.stream().filter(it -> it.action() == action).count());
    }
  }
}
