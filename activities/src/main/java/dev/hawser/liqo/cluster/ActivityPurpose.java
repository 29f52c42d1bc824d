package dev.hawser.liqo.cluster;

import dev.hawser.liqo.requests.RequestPriority;

/**
 * What an activity is for: whether the owner's policy is asked, and how urgent its requests are.
 */
public enum ActivityPurpose {
  /** Takes back what its run has done; no policy refuses it. */
  UNDO(RequestPriority.UNDO),
  /** Shows somebody the cluster, and what the policy does not allow. */
  LOOK(RequestPriority.LOOK),
  /** Shows a run that begins the same. */
  START(RequestPriority.START),
  /** Changes the cluster for a peer that the owner must have named. */
  STEP(RequestPriority.STEP);

  private final RequestPriority priority;

  ActivityPurpose(RequestPriority priority) {
    this.priority = priority;
  }

  RequestPriority priority() {
    return priority;
  }
}
