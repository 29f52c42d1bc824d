package dev.hawser.peering;

import dev.hawser.activity.ClusterId;
import java.util.List;

/**
 * How a run claims its pair.
 *
 * @param clusters where, in this order; empty for a run that writes nothing
 * @param takeOver replace the claim of another installation
 * @param create create the tenant namespaces
 */
record ClaimPlan(List<ClusterId> clusters, boolean takeOver, boolean create) {
  ClaimPlan {
    clusters = List.copyOf(clusters);
  }
}
