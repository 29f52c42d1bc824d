package dev.hawser.liqo.resources;

import java.util.stream.Stream;

/** Whose signature an object's deletion waits for. */
public enum Finalizer {
  TENANT(
      "tenant.liqo.io/finalizer",
      "Liqo's controller manager, which first takes the tenant's cluster-wide rights back"),
  REPLICATED(
      "crdreplicator.liqo.io/resource",
      "Liqo's crd-replicator, which first removes the copy on the other cluster: it must reach that"
          + " API server and have the rights there"),
  REPLICATING(
      "crdreplicator.liqo.io/operator",
      "Liqo's crd-replicator, which first ends what it replicates with this kubeconfig"),
  VIRTUAL_NODE(
      "virtualnode-controller.liqo.io/finalizer",
      "Liqo's controller manager, which first drains the node and ends the virtual-kubelet"),
  NAMESPACE_MAP(
      "namespacemap-controller.liqo.io/finalizer",
      "Liqo's controller manager, which first ends the offloading of namespaces"),
  GATEWAY(
      "networking.liqo.io/clusterrolebinding",
      "Liqo's controller manager, which first takes the gateway's rights back"),
  NETWORK(
      "network.ipam.liqo.io/finalizer",
      "Liqo's controller manager, which first gives the network back to the IPAM"),
  FOREIGN_CLUSTER(
      "api-server-checker.liqo.io/finalizer",
      "Liqo's controller manager, which first ends its checks of the other API server"),
  NAMESPACE("kubernetes", "the cluster's namespace controller, which first empties it"),
  LOAD_BALANCER(
      "service.kubernetes.io/load-balancer-cleanup",
      "the cluster's cloud, which first gives the load balancer back"),
  FOREGROUND(
      "foregroundDeletion", "the cluster's garbage collector, which first takes what it owns");

  private static final String UNKNOWN = "not Liqo's: whoever set it has to take it off";

  private final String word;
  private final String holder;

  Finalizer(String word, String holder) {
    this.word = word;
    this.holder = holder;
  }

  /** As it stands on an object. */
  public String word() {
    return word;
  }

  /** The finalizer and in plain words who holds the object with it, and why. */
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
