package dev.hawser.peering.plan;

import dev.hawser.activity.ClusterId;
import java.util.List;

/**
 * How a run claims its pair.
 *
 * @param clusters where, in this order; empty for a run that writes nothing
 * @param takeOver replace the claim of another installation
 * @param create create the tenant namespaces
 */
public record ClaimPlan(List<ClusterId> clusters, boolean takeOver, boolean create) {
  public ClaimPlan {
    clusters = List.copyOf(clusters);
  }
}
