package dev.hawser.liqo.pair;

import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ClusterView.Installation;
import dev.hawser.activity.ClusterView.NamespaceView;
import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.Role;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads everything that exists for a pair on one cluster. */
final class PairInspector {
  private final ClusterAccess cluster;
  private final Role role;
  private final PairObjects pair;
  private final KubeApi api;

  PairInspector(ClusterAccess cluster, Role role, PairObjects pair, KubeApi api) {
    this.cluster = cluster;
    this.role = role;
    this.pair = pair;
    this.api = api;
  }

  ClusterView view() {
    try (var reads = new ParallelReads()) {
      return view(reads);
    }
  }

  private ClusterView view(ParallelReads reads) {
    var liqo = new LiqoInstallation(cluster.id(), api, cluster.liqoNamespace());
    var kinds = liqo.missingKinds(reads);
    var id = reads.read(liqo::clusterId);
    var version = reads.read(() -> Optional.ofNullable(liqo.version()));
    var cidrs = reads.read(() -> Optional.ofNullable(liqo.cidrs()));
    var keys = reads.read(cluster.authenticationKeys()::find);
    var proxy = reads.read(() -> Optional.ofNullable(liqo.apiServerProxy()));
    var templates = reads.read(liqo::templateGaps);
    var nodes = reads.read(this::nodes);
    var sameName = reads.read(this::nodeNamedAfterPeer);
    var foreignCluster = reads.read(this::foreignCluster);

    var clusterId = id.get();
    liqo.requireKinds(kinds);
    var namespace = pair.findNamespace();
    String name = namespace.map(found -> found.getMetadata().getName()).orElse(null);
    var contents = PairContents.read(reads, pair, api, name);
    String namespaceName = name == null ? pair.namespace() : name;
    var permissions = reads.read(() -> new RequiredPermissions(api, role, namespaceName));
    var gatewayBindings = reads.read(() -> OrphanedGatewayBindings.of(namespaceName, api));
    var pods = reads.read(() -> offloadedPods(nodes.get()));

    var network = new NetworkInspector(contents);
    var identity = new IdentityInspector(contents, pair.peer());
    return new ClusterView(
        clusterId,
        namespaceName,
        namespace.map(PairInspector::namespace).orElse(null),
        new Installation(
            cluster.uid(),
            version.get().orElse(null),
            cidrs.get().orElse(null),
            keys.get().map(ClusterKey::fingerprint).orElse(null),
            proxy.get().orElse(null),
            templates.get()),
        permissions(permissions.get()),
        new NetworkView(network.configuration(), network.gateway()),
        new AuthenticationView(
            identity.nonce(),
            identity.cachedCertificate(),
            identity.tenant(),
            identity.identity(),
            stuck(contents)),
        new OffloadingView(
            identity.slice(),
            node(nodes.get()),
            pods.get(),
            role == Role.CONSUMER ? nameConflicts(sameName.get()) : List.of()),
        consumerObjects(contents),
        existingObjects(contents, gatewayBindings.get(), foreignCluster.get()));
  }

  private Permissions permissions(RequiredPermissions permissions) {
    return new Permissions(
        permissions.missing(), role == Role.PROVIDER ? permissions.missingForRepair() : List.of());
  }

  private List<GenericKubernetesResource> nodes() {
    return api.listIfAllowed(Kind.NODE, null, Map.of(Labels.REMOTE_CLUSTER, pair.peer()));
  }

  /** The virtual node, or another Node with its name. */
  private Optional<GenericKubernetesResource> nodeNamedAfterPeer() {
    return api.getIfAllowed(Kind.NODE, null, pair.peer());
  }

  private List<ObjectReference> nameConflicts(Optional<GenericKubernetesResource> node) {
    return node.stream()
        .filter(found -> !pair.peer().equals(Fields.label(found, Labels.REMOTE_CLUSTER)))
        .map(Fields::reference)
        .toList();
  }

  private Optional<GenericKubernetesResource> foreignCluster() {
    return api.getIfAllowed(Kind.FOREIGN_CLUSTER, null, pair.peer());
  }

  private static NamespaceView namespace(GenericKubernetesResource namespace) {
    return new NamespaceView(
        namespace.getMetadata().getName(),
        Fields.terminating(namespace),
        Fields.label(namespace, Labels.RUN),
        ClaimAnnotation.read(namespace).orElse(null));
  }

  private OffloadingView.@Nullable NodeView node(List<GenericKubernetesResource> nodes) {
    return nodes.stream()
        .filter(node -> node.getMetadata().getName().equals(pair.peer()))
        .findFirst()
        .map(
            node ->
                new OffloadingView.NodeView(
                    node.getMetadata().getName(),
                    "True".equals(Fields.condition(node, "Ready", "status"))))
        .orElse(null);
  }

  /** Control-plane Identity, virtual nodes, and slices that were not replicated here. */
  private static List<ObjectReference> consumerObjects(PairContents contents) {
    return Stream.of(Kind.IDENTITY, Kind.VIRTUAL_NODE, Kind.RESOURCE_SLICE)
        .flatMap(kind -> contents.ofPeer(kind).stream().filter(found -> isOwn(kind, found)))
        .map(Fields::reference)
        .toList();
  }

  private static boolean isOwn(Kind kind, GenericKubernetesResource found) {
    return Fields.label(found, Labels.REPLICATED) == null
        && (kind != Kind.IDENTITY || "ControlPlane".equals(Fields.text(found, "spec", "type")));
  }

  private static List<ObjectReference> existingObjects(
      PairContents contents,
      List<GenericKubernetesResource> gatewayBindings,
      Optional<GenericKubernetesResource> foreignCluster) {
    return Stream.of(
            LiqoLeftovers.among(contents).stream(),
            gatewayBindings.stream()
                .filter(binding -> OrphanedGatewayBindings.isOrphaned(binding, contents))
                .map(Fields::reference),
            foreignCluster.stream().map(Fields::reference))
        .flatMap(references -> references)
        .toList();
  }

  private List<ObjectReference> stuck(PairContents contents) {
    var renews =
        contents.ofPeer(Kind.RENEW).stream()
            .filter(renew -> Fields.label(renew, Labels.REPLICATED) == null);
    var secret =
        contents.named(Kind.SECRET, "kubeconfig-" + Labels.controlPlane(pair.peer())).stream();
    return Stream.concat(renews, secret)
        .filter(Fields::terminating)
        .map(Fields::reference)
        .toList();
  }

  /** Counts the pods on all virtual nodes of the peer. */
  private int offloadedPods(List<GenericKubernetesResource> nodes) {
    if (nodes.isEmpty()) return 0;
    var names = nodes.stream().map(node -> node.getMetadata().getName()).toList();
    return (int)
        api.listIfAllowed(Kind.POD, null, Map.of(Labels.SHADOW_POD, "true")).stream()
            .filter(pod -> names.contains(Fields.text(pod, "spec", "nodeName")))
            .count();
  }
}
