package dev.hawser.faults.matrix;

/**
 * An activity of a run.
 *
 * @param role of the cluster: consumer or provider
 * @param queue the task queue of the cluster
 * @param type such as {@code EnsureTenant}
 */
record ActivityPoint(String role, String queue, String type) {
  /** Such as {@code provider EnsureTenant}. */
  @Override
  public String toString() {
    return role + " " + type;
  }
}
