package dev.hawser.simulator.kubelet;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.FaultSwitches;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The Lease of a virtual-kubelet. It is never released, so a new one has to wait until it expires.
 */
final class NodeLease {
  private static final DateTimeFormatter MICRO_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final ClusterClient cluster;
  private final FaultSwitches faults;

  NodeLease(ClusterClient cluster, FaultSwitches faults) {
    this.cluster = cluster;
    this.faults = faults;
  }

  /** How long to wait for the lease; empty once it is held. */
  Optional<Duration> take(KubeObject virtualNode, String holder, Instant now) {
    var lease =
        cluster.getOrCreate(held(KubeObject.of(ObjectKind.LEASE, ref(virtualNode)), holder, now));
    if (!lease.text("spec.holderIdentity").equals(holder)) {
      var free = Instant.parse(lease.text("spec.renewTime")).plus(faults.leaseDuration());
      if (now.isBefore(free)) {
        return Optional.of(Duration.between(now, free));
      }
    }
    cluster.edit(ObjectKind.LEASE, lease.ref(), object -> held(object, holder, now));
    return Optional.empty();
  }

  private static ObjectRef ref(KubeObject virtualNode) {
    return virtualNode.ref();
  }

  private KubeObject held(KubeObject lease, String holder, Instant now) {
    return lease
        .set("spec.holderIdentity", holder)
        .set("spec.leaseDurationSeconds", Math.max(1, (int) faults.leaseDuration().toSeconds()))
        .set("spec.renewTime", MICRO_TIME.format(now));
  }
}
