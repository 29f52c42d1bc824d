package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import java.util.List;

/**
 * A peering's end.
 *
 * @param deleted what was removed, as {@code Kind name on cluster}
 * @param kept what stays, each with its reason
 */
public record UnpeeringResult(
    ClusterId consumer, ClusterId provider, List<String> deleted, List<String> kept) {
  public UnpeeringResult {
    deleted = List.copyOf(deleted);
    kept = List.copyOf(kept);
  }
}
