package dev.hawser.simulator.runtime;

/** How an owner reference is written; Liqo's components differ. */
public enum OwnerReferences {
  /** An owner only: what liqoctl and the gateways write. */
  PLAIN,
  /** {@code controller: true} alone, as on the children rendered from gateway templates. */
  CONTROLLER,
  /** What controller-runtime's helper writes. */
  BLOCKING_CONTROLLER
}
