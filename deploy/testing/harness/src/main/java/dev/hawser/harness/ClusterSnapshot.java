package dev.hawser.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What exists on a cluster at one moment: all objects of Liqo, and whatever else a peering makes.
 */
public record ClusterSnapshot(ClusterUser side, Set<ObservedObject> objects) {

  public static ClusterSnapshot of(ClusterUser side) {
    var objects = new TreeSet<ObservedObject>();
    for (var kind : ResourceKind.values()) {
      side.list(kind).stream()
          .filter(object -> isInScope(kind, object))
          .map(object -> ObservedObject.of(kind, object))
          .forEach(objects::add);
    }
    return new ClusterSnapshot(side, objects);
  }

  /** Whether a peering may touch it. */
  static boolean isInScope(ResourceKind kind, GenericKubernetesResource object) {
    return kind.isLiqos() || isOfPeering(kind, object);
  }

  /** The objects that are here and were not there before. */
  public Set<ObservedObject> beyond(ClusterSnapshot before) {
    return minus(objects, before.objects);
  }

  /** The objects that were there before and are not here any more. */
  public Set<ObservedObject> missing(ClusterSnapshot before) {
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
