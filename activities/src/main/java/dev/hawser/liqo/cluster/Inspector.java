package dev.hawser.liqo.cluster;

import dev.hawser.cluster.ClusterView;
import dev.hawser.cluster.ClusterView.NamespaceView;
import dev.hawser.cluster.PairActivities.Look;
import dev.hawser.liqo.objects.ClaimMark;
import dev.hawser.liqo.objects.ClusterAccess;
import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads all there is of a pair on one cluster. */
final class Inspector {
  private final ClusterAccess cluster;
  private final Work work;
  private final List<GenericKubernetesResource> nodes;

  Inspector(ClusterAccess cluster, Work work) {
    this.cluster = cluster;
    this.work = work;
    this.nodes =
        ClusterAccess.ifAllowed(
                () -> work.api().list(Kind.NODE, null, Map.of(Labels.REMOTE_CLUSTER, work.peer())))
            .orElse(List.of());
  }

  ClusterView view(Look look) {
    var installation = new Installation(work);
    var namespace = cluster.tenantNamespace(look.peer());
    String name = namespace.map(found -> found.getMetadata().getName()).orElse(null);
    var network = new NetworkInspector(work, name);
    var identity = new IdentityInspector(work, name);
    return new ClusterView(
        installation.clusterId(),
        cluster.uid(),
        name == null ? work.namespace() : name,
        installation.version(),
        installation.cidrs(),
        work.authenticationKeys()
            .flatMap(ClusterKey::fromSecret)
            .map(ClusterKey::fingerprint)
            .orElse(null),
        installation.apiServerProxy(),
        installation.missingTemplates(),
        new Rights(work, look.role(), name == null ? work.namespace() : name).missing(),
        namespace.map(Inspector::namespace).orElse(null),
        network.configuration(),
        network.gateway(),
        identity.nonce(),
        identity.cachedCertificate(),
        identity.tenant(),
        identity.identity(),
        identity.slice(),
        node(),
        consuming(name),
        byProducts(name),
        stuck(name),
        offloadedPods());
  }

  private static NamespaceView namespace(GenericKubernetesResource namespace) {
    return new NamespaceView(
        namespace.getMetadata().getName(),
        Fields.terminating(namespace),
        Fields.label(namespace, Labels.RUN),
        ClaimMark.read(namespace).orElse(null));
  }

  private ClusterView.@Nullable NodeView node() {
    return nodes.stream()
        .filter(node -> node.getMetadata().getName().equals(work.peer()))
        .findFirst()
        .map(
            node ->
                new ClusterView.NodeView(
                    node.getMetadata().getName(),
                    "True".equals(Fields.condition(node, "Ready", "status"))))
        .orElse(null);
  }

  /** Control-plane Identity, virtual nodes, and slices that were not replicated here. */
  private List<String> consuming(@Nullable String namespace) {
    if (namespace == null) return List.of();
    var signs = new ArrayList<String>();
    for (var kind : List.of(Kind.IDENTITY, Kind.VIRTUAL_NODE, Kind.RESOURCE_SLICE)) {
      ofPeer(kind, namespace).stream()
          .filter(found -> Fields.label(found, Labels.REPLICATED) == null)
          .filter(
              found ->
                  kind != Kind.IDENTITY
                      || "ControlPlane".equals(Fields.text(found, "spec", "type")))
          .map(Fields::name)
          .forEach(signs::add);
    }
    return signs;
  }

  private List<String> byProducts(@Nullable String namespace) {
    var present = new ArrayList<String>();
    if (namespace != null) present.addAll(new ByProducts(work).present(namespace));
    ClusterAccess.ifAllowed(() -> work.api().get(Kind.FOREIGN_CLUSTER, null, work.peer()))
        .flatMap(found -> found)
        .ifPresent(found -> present.add(Fields.name(found)));
    return present;
  }

  private List<String> stuck(@Nullable String namespace) {
    if (namespace == null) return List.of();
    var stuck = new ArrayList<String>();
    ofPeer(Kind.RENEW, namespace).stream()
        .filter(renew -> Fields.label(renew, Labels.REPLICATED) == null)
        .filter(Fields::terminating)
        .map(Fields::name)
        .forEach(stuck::add);
    work.api()
        .get(Kind.SECRET, namespace, "kubeconfig-" + Labels.controlPlane(work.peer()))
        .filter(Fields::terminating)
        .map(Fields::name)
        .ifPresent(stuck::add);
    return stuck;
  }

  /** On every virtual node of the peer, whatever its name. */
  private int offloadedPods() {
    if (nodes.isEmpty()) return 0;
    var names = nodes.stream().map(node -> node.getMetadata().getName()).toList();
    return ClusterAccess.ifAllowed(
            () -> work.api().list(Kind.POD, null, Map.of(Labels.SHADOW_POD, "true")))
        .map(
            pods ->
                (int)
                    pods.stream()
                        .filter(
                            pod ->
                                names.contains(
                                    String.valueOf(Fields.text(pod, "spec", "nodeName"))))
                        .count())
        .orElse(0);
  }

  private List<GenericKubernetesResource> ofPeer(Kind kind, String namespace) {
    return ClusterAccess.ifAllowed(
            () -> work.api().list(kind, namespace, Map.of(Labels.REMOTE_CLUSTER, work.peer())))
        .orElse(List.of());
  }

  static Optional<GenericKubernetesResource> one(Work work, Kind kind, @Nullable String namespace) {
    if (namespace == null) return Optional.empty();
    return ClusterAccess.ifAllowed(() -> work.labelled(kind, namespace)).flatMap(found -> found);
  }
}
