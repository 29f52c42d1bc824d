package dev.hawser.sandbox.liqo.install;

import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import dev.hawser.sandbox.liqo.runtime.Site;
import java.util.Map;

/** A cluster's own address ranges, which it starts with rather than being asked for them. */
final class InstalledNetworks {
  private final Site site;

  InstalledNetworks(Site site) {
    this.site = site;
  }

  /** A range that is what it is: pods and services already live there. */
  void shared(String name, String type, String cidr) {
    publish(
        network(name, type)
            .withLabel(Labels.NETWORK_NOT_REMAPPED, "true")
            .withLabel(Labels.NETWORK_SHARED, "true")
            .set("spec", Map.of("cidr", cidr)));
  }

  void own(String type, String cidr, int preAllocated) {
    publish(network(type, type).set("spec", Map.of("cidr", cidr, "preAllocated", preAllocated)));
  }

  private KubeObject network(String name, String type) {
    return KubeObject.of(Kind.NETWORK, site.liqo(name))
        .withLabel(Labels.NETWORK_TYPE, type)
        .withAnnotation(Labels.PREINSTALLED, "true");
  }

  private void publish(KubeObject network) {
    site.cluster().createIfAbsent(network);
    site.cluster()
        .editStatus(
            Kind.NETWORK,
            network.ref(),
            object -> object.set("status.cidr", object.text("spec.cidr")));
  }
}
