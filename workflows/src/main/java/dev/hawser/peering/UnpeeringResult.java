package dev.hawser.peering;

import dev.hawser.cluster.ClusterId;
import java.util.List;

/**
 * A peering's end.
 *
 * @param gone what was removed, as {@code Kind name on cluster}
 * @param kept what stays, each with its reason
 */
public record UnpeeringResult(
    ClusterId consumer, ClusterId provider, List<String> gone, List<String> kept) {
  public UnpeeringResult {
    gone = List.copyOf(gone);
    kept = List.copyOf(kept);
  }
}
