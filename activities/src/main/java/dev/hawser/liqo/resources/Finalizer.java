package dev.hawser.liqo.resources;

import java.util.stream.Stream;

/** The finalizers that can hold up a deletion, and who removes each of them. */
public enum Finalizer {
  TENANT(
      "tenant.liqo.io/finalizer",
      "Liqo's controller manager, until the tenant's cluster-wide permissions are revoked"),
  REPLICATED(
      "crdreplicator.liqo.io/resource",
      "Liqo's crd-replicator, until the copy on the other cluster is deleted: it must reach that"
          + " API server and have permissions there"),
  REPLICATING(
      "crdreplicator.liqo.io/operator",
      "Liqo's crd-replicator, until it has stopped the replication that uses this kubeconfig"),
  VIRTUAL_NODE(
      "virtualnode-controller.liqo.io/finalizer",
      "Liqo's controller manager, until the node is drained and its virtual-kubelet is gone"),
  NAMESPACE_MAP(
      "namespacemap-controller.liqo.io/finalizer",
      "Liqo's controller manager, until no namespace is offloaded any more"),
  GATEWAY(
      "networking.liqo.io/clusterrolebinding",
      "Liqo's controller manager, until the gateway's permissions are revoked"),
  NETWORK(
      "network.ipam.liqo.io/finalizer",
      "Liqo's controller manager, until the IPAM has released the network"),
  IP(
      "ip.ipam.liqo.io/finalizer",
      "Liqo's controller manager, until the IPAM has released the address"),
  IP_MAPPING(
      "ipmapping-nat-controller.liqo.io/finalizer",
      "Liqo's controller manager, until the gateway no longer maps the address"),
  INTERNAL_FABRIC(
      "networking.liqo.io/internal-fabric-geneve-tunnel-finalizer",
      "Liqo's controller manager, until the tunnels between the gateway and the nodes are removed"),
  INTERNAL_NODE(
      "internalnodes-route.liqo.io/finalizer",
      "Liqo's controller manager, until the routes to the node are removed"),
  FOREIGN_CLUSTER(
      "api-server-checker.liqo.io/finalizer",
      "Liqo's controller manager, until it has stopped checking the other API server"),
  NAMESPACE("kubernetes", "the namespace controller, until the namespace is empty"),
  LOAD_BALANCER(
      "service.kubernetes.io/load-balancer-cleanup",
      "the cloud provider, until the load balancer is deleted"),
  POD_OF_JOB(
      "batch.kubernetes.io/job-tracking",
      "the Job controller, until it has counted how the pod ended"),
  ORPHAN("orphan", "the garbage collector, until what the object owns no longer names it as owner"),
  FOREGROUND(
      "foregroundDeletion", "the garbage collector, until everything the object owns is deleted");

  private static final String UNKNOWN =
      "not one of Liqo's: the client that set it has to remove it";

  private final String word;
  private final String holder;

  Finalizer(String word, String holder) {
    this.word = word;
    this.holder = holder;
  }

  /** The finalizer as in metadata.finalizers. */
  public String word() {
    return word;
  }

  /** The finalizer, who removes it, and what has to happen first. */
  public static String explain(String word) {
    var holder =
        Stream.of(values())
            .filter(one -> one.word.equals(word))
            .map(one -> one.holder)
            .findFirst()
            .orElse(UNKNOWN);
    return "finalizer " + word + " (" + holder + ")";
  }
}
