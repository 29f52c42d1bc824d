package dev.hawser.simulator.runtime;

/** The processes of a Liqo installation, as they can fail one by one. */
public enum LiqoComponent {
  CONTROLLER_MANAGER,
  CRD_REPLICATOR,
  IPAM,
  WEBHOOK,
  GATEWAY,
  VIRTUAL_KUBELET,
  /** Kubelet and cloud: no part of Liqo, but as able to stop. */
  NODE
}
