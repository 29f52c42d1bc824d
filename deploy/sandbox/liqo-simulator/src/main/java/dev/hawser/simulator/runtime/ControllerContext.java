package dev.hawser.simulator.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dependencies that all controllers of one cluster share. */
public record ControllerContext(ClusterClient cluster, LiqoOptions options, FaultSwitches faults) {
  ControllerContext with(ClusterClient cluster) {
    return new ControllerContext(cluster, options, faults);
  }

  public String clusterId() {
    return options.clusterId();
  }

  /** An object of the Liqo namespace. */
  public ObjectRef liqo(String name) {
    return new ObjectRef(options.liqoNamespace(), name);
  }

  /** The tenant namespace for another cluster, found by its labels, whatever its name. */
  public Optional<String> tenantNamespace(String remoteClusterId) {
    List<KubeObject> found =
        cluster
            .list(ObjectKind.NAMESPACE, Map.of(LiqoLabels.REMOTE_CLUSTER_ID, remoteClusterId))
            .stream()
            .filter(namespace -> namespace.labels().containsKey(LiqoLabels.TENANT_NAMESPACE))
            .toList();
    if (found.size() > 1) {
      throw new RequeueException("several tenant namespaces for " + remoteClusterId);
    }
    return found.stream().map(KubeObject::name).findFirst();
  }

  /** The node that represents all of the cluster's machines. */
  public String nodeName() {
    return options.clusterId() + "-node";
  }
}
