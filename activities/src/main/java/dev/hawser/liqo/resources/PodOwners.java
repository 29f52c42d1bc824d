package dev.hawser.liqo.resources;

import dev.hawser.activity.PodGroup;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** To whom pods belong, as people look for them. */
public final class PodOwners {
  private static final String TEMPLATE_HASH = "pod-template-hash";
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final Comparator<PodGroup> BY_NAME =
      Comparator.comparing(PodGroup::namespace)
          .thenComparing(PodGroup::kind)
          .thenComparing(PodGroup::name);

  private PodOwners() {}

  /** The pods by namespace and owner, in the order of these. */
  public static List<PodGroup> groups(List<GenericKubernetesResource> pods) {
    var groups = new TreeMap<PodGroup, Integer>(BY_NAME);
    pods.forEach(pod -> groups.merge(ownerOf(pod), 1, Integer::sum));
    return groups.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static PodGroup of(PodGroup owner, int pods) {
    return new PodGroup(owner.namespace(), owner.kind(), owner.name(), pods);
  }

  private static PodGroup ownerOf(GenericKubernetesResource pod) {
    String namespace = pod.getMetadata().getNamespace();
    return controller(pod)
        .map(owner -> owner(namespace, pod, owner))
        .orElseGet(() -> new PodGroup(namespace, PodGroup.BARE, pod.getMetadata().getName(), 1));
  }

  /** A Deployment controls its pods through a ReplicaSet, which it names after the template. */
  private static PodGroup owner(
      String namespace, GenericKubernetesResource pod, OwnerReference owner) {
    String hash = Fields.label(pod, TEMPLATE_HASH);
    String suffix = "-" + hash;
    boolean ofDeployment =
        hash != null && owner.getKind().equals("ReplicaSet") && owner.getName().endsWith(suffix);
    if (!ofDeployment) return new PodGroup(namespace, owner.getKind(), owner.getName(), 1);
    String deployment = owner.getName().substring(0, owner.getName().length() - suffix.length());
    return new PodGroup(namespace, "Deployment", deployment, 1);
  }

  private static Optional<OwnerReference> controller(GenericKubernetesResource pod) {
    var owners = pod.getMetadata().getOwnerReferences();
    if (owners == null) return Optional.empty();
    return owners.stream().filter(it -> Boolean.TRUE.equals(it.getController())).findFirst();
  }

  /** Whether a drain leaves it: its DaemonSet, or its node's own file, would bring it back. */
  public static boolean isBoundToNode(GenericKubernetesResource pod) {
    return Fields.annotation(pod, MIRROR) != null
        || controller(pod).filter(owner -> owner.getKind().equals("DaemonSet")).isPresent();
  }
}
