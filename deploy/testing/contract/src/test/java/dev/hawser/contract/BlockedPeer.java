package dev.hawser.contract;

import dev.hawser.simulator.runtime.FaultSwitches;
import dev.hawser.simulator.runtime.LiqoComponent;
import dev.hawser.simulator.runtime.WithholdableOutcome;
import java.util.List;

/** Faults of Liqo on rome, the consumer, and milan, with the waits that they cause in a Peer. */
enum BlockedPeer {
  CONTROLLER_MANAGERS(
      ExpectedWait.NETWORKS_ON_PROVIDER, ExpectedWait.NETWORKS_ON_CONSUMER, ExpectedWait.NONCE) {
    @Override
    void inject(FaultSwitches consumer, FaultSwitches provider) {
      consumer.pause(LiqoComponent.CONTROLLER_MANAGER);
      provider.pause(LiqoComponent.CONTROLLER_MANAGER);
    }
  },
  CONSUMERS_CONTROLLER_MANAGER(ExpectedWait.SIGNED_NONCE) {
    @Override
    void inject(FaultSwitches consumer, FaultSwitches provider) {
      consumer.pause(LiqoComponent.CONTROLLER_MANAGER);
    }
  },
  LOAD_BALANCER_AND_CERTIFICATE(ExpectedWait.LOAD_BALANCER, ExpectedWait.CERTIFICATE) {
    @Override
    void inject(FaultSwitches consumer, FaultSwitches provider) {
      provider
          .withhold(WithholdableOutcome.LOAD_BALANCER_ADDRESS)
          .withhold(WithholdableOutcome.CERTIFICATE_APPROVAL);
    }
  },
  GATEWAY_POD_AND_REPLICATION(ExpectedWait.TUNNEL, ExpectedWait.SLICE_DECISION) {
    @Override
    void inject(FaultSwitches consumer, FaultSwitches provider) {
      consumer.withhold(WithholdableOutcome.GATEWAY_POD).pause(LiqoComponent.CRD_REPLICATOR);
    }
  },
  VIRTUAL_NODE(ExpectedWait.NODE_READY) {
    @Override
    void inject(FaultSwitches consumer, FaultSwitches provider) {
      consumer.withhold(WithholdableOutcome.VIRTUAL_NODE);
    }
  };

  private final List<ExpectedWait> waits;

  BlockedPeer(ExpectedWait... waits) {
    this.waits = List.of(waits);
  }

  /** Switches the faults on. */
  abstract void inject(FaultSwitches consumer, FaultSwitches provider);

  /** The waits that the status must show. */
  List<ExpectedWait> waits() {
    return waits;
  }
}
