package dev.hawser.simulator.install;

import dev.hawser.simulator.runtime.ControllerContext;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import java.util.Map;

/** A cluster's own address ranges, which it starts with rather than being asked for them. */
final class InstalledNetworks {
  private final ControllerContext context;

  InstalledNetworks(ControllerContext context) {
    this.context = context;
  }

  /** A range that is what it is: pods and services already live there. */
  void shared(String name, String type, String cidr) {
    publish(
        network(name, type)
            .withLabel(LiqoLabels.NETWORK_NOT_REMAPPED, "true")
            .withLabel(LiqoLabels.NETWORK_SHARED, "true")
            .set("spec", Map.of("cidr", cidr)));
  }

  void own(String type, String cidr, int preAllocated) {
    publish(network(type, type).set("spec", Map.of("cidr", cidr, "preAllocated", preAllocated)));
  }

  private KubeObject network(String name, String type) {
    return KubeObject.of(ObjectKind.NETWORK, context.liqo(name))
        .withLabel(LiqoLabels.NETWORK_TYPE, type)
        .withAnnotation(LiqoLabels.PREINSTALLED, "true");
  }

  private void publish(KubeObject network) {
    context.cluster().createIfAbsent(network);
    context
        .cluster()
        .editStatus(
            ObjectKind.NETWORK,
            network.ref(),
            object -> object.set("status.cidr", object.text("spec.cidr")));
  }
}
