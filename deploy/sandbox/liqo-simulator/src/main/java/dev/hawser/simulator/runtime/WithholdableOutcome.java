package dev.hawser.simulator.runtime;

/** Results that can be withheld, to test how a client waits for them. */
public enum WithholdableOutcome {
  /** A gateway's pod runs. */
  GATEWAY_POD,
  /** A service of type LoadBalancer gets an address. */
  LOAD_BALANCER_ADDRESS,
  /** The tunnel carries packets. */
  CONNECTION,
  /** The virtual-kubelet's pod runs, hence a node appears. */
  VIRTUAL_NODE,
  /** A virtual node that was registered becomes ready. */
  NODE_READY,
  /** Certificate requests are approved. */
  CERTIFICATE_APPROVAL,
  /** A slice's identity is accepted. */
  SLICE_AUTHENTICATION,
  /** A slice's resources are granted. */
  SLICE_RESOURCES
}
