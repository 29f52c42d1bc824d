package dev.hawser.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The objects of a cluster at one moment: all of Liqo's, and all others that a peering can create.
 */
public record ClusterSnapshot(ClusterUser cluster, Set<ObservedObject> objects) {

  public static ClusterSnapshot of(ClusterUser cluster) {
    var objects = new TreeSet<ObservedObject>();
    for (var kind : ResourceKind.values()) {
      cluster.list(kind).stream()
          .filter(object -> isInScope(kind, object))
          .map(object -> ObservedObject.of(kind, object))
          .forEach(objects::add);
    }
    return new ClusterSnapshot(cluster, objects);
  }

  /** Whether a peering can create, change or delete it. */
  static boolean isInScope(ResourceKind kind, GenericKubernetesResource object) {
    return kind.isLiqo() || isOfPeering(kind, object);
  }

  /** Objects that did not exist before. */
  public Set<ObservedObject> addedSince(ClusterSnapshot before) {
    return minus(objects, before.objects);
  }

  /** Objects that no longer exist. */
  public Set<ObservedObject> missingSince(ClusterSnapshot before) {
    return minus(before.objects, objects);
  }

  private static Set<ObservedObject> minus(Set<ObservedObject> all, Set<ObservedObject> without) {
    return all.stream()
        .filter(object -> !without.contains(object))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isOfPeering(ResourceKind kind, GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    String name = metadata.getName();
    return switch (kind) {
      case NAMESPACE -> name.startsWith("liqo-tenant-");
      case NODE -> metadata.getLabels() != null && metadata.getLabels().containsKey("liqo.io/type");
      case CLUSTER_ROLE_BINDING ->
          name.startsWith("liqo-node-")
              || name.startsWith("liqo-gateway-liqo-tenant-")
              || name.startsWith("liqo-binding-liqo-virtual-kubelet");
      default ->
          metadata.getNamespace() != null
              && metadata.getNamespace().startsWith("liqo-tenant-")
              && !(kind == ResourceKind.CONFIG_MAP && name.equals("kube-root-ca.crt"))
              && !(kind == ResourceKind.SERVICE_ACCOUNT && name.equals("default"));
    };
  }
}
