package dev.hawser.harness;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands on a cluster at one moment: every object of Liqo's, and whatever else a peering
 * makes.
 *
 * @param objects as {@code Kind namespace/name uid}
 */
public record ClusterSnapshot(ClusterUser side, Set<String> objects) {

  public static ClusterSnapshot of(ClusterUser side) {
    var objects = new TreeSet<String>();
    for (var kind : ResourceKind.values()) {
      side.list(kind).stream()
          .filter(object -> isInScope(kind, object))
          .map(object -> line(kind, object))
          .forEach(objects::add);
    }
    return new ClusterSnapshot(side, objects);
  }

  /** Whether a peering may touch it. */
  static boolean isInScope(ResourceKind kind, GenericKubernetesResource object) {
    return kind.isLiqos() || isOfPeering(kind, object);
  }

  /** What is here and was not there, without UIDs. */
  public Set<String> beyond(ClusterSnapshot before) {
    return minus(objects, before.objects);
  }

  /** What was there and is not here any more. */
  public Set<String> missing(ClusterSnapshot before) {
    return minus(before.objects, objects);
  }

  private static Set<String> minus(Set<String> all, Set<String> without) {
    return all.stream()
        .filter(object -> !without.contains(object))
        .map(object -> object.substring(0, object.lastIndexOf(' ')))
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

  private static String line(ResourceKind kind, GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    String place = metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/";
    return kind.word() + " " + place + metadata.getName() + " " + metadata.getUid();
  }
}
