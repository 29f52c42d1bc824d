package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.KeptObject;
import dev.hawser.activity.ObjectReference;
import java.util.List;

/**
 * The outcome of an unpeer.
 *
 * @param deleted objects that were removed, each with its cluster
 * @param kept what stays on purpose
 */
public record UnpeeringResult(
    ClusterId consumer, ClusterId provider, List<ObjectReference> deleted, List<KeptObject> kept) {
  public UnpeeringResult {
    deleted = List.copyOf(deleted);
    kept = List.copyOf(kept);
  }
}
