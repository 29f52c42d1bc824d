package dev.hawser.simulator.runtime;

/** The processes of a Liqo installation, which can fail separately. */
public enum LiqoComponent {
  CONTROLLER_MANAGER,
  CRD_REPLICATOR,
  IPAM,
  WEBHOOK,
  GATEWAY,
  VIRTUAL_KUBELET,
  /** Kubelet and cloud, which are not part of Liqo but can fail as well. */
  NODE
}
