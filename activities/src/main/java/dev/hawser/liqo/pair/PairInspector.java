package dev.hawser.liqo.pair;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ClusterView.Installation;
import dev.hawser.activity.ClusterView.NamespaceView;
import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.ObjectReference;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.PermissionUse;
import dev.hawser.activity.Role;
import dev.hawser.activity.TemplateProblem;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.kubernetes.AllowedActions;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.kubernetes.ReadResult;
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
  private final List<PeerPolicy> policies;

  PairInspector(
      ClusterAccess cluster, Role role, PairObjects pair, KubeApi api, List<PeerPolicy> policies) {
    this.cluster = cluster;
    this.role = role;
    this.pair = pair;
    this.api = api;
    this.policies = policies;
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
    var uid = reads.read(() -> cluster.uid(api));
    var cidrs = reads.read(liqo::cidrs);
    var keys = reads.read(cluster.authenticationKeys(api)::find);
    var proxy = reads.read(() -> Optional.ofNullable(liqo.apiServerProxy()));
    var serverTemplate = reads.read(liqo::serverTemplateGap);
    var clientTemplate = reads.read(liqo::clientTemplateGap);
    var nodes = reads.read(this::nodes);
    var sameName = reads.read(this::nodeNamedAfterPeer);
    var foreignCluster = reads.read(this::foreignCluster);

    var clusterId = id.get();
    liqo.requireKinds(kinds);
    var namespace = pair.findNamespace();
    String name = namespace.map(found -> found.getMetadata().getName()).orElse(null);
    var contents = PairContents.read(reads, pair, api, name);
    String namespaceName = name == null ? pair.namespace() : name;
    var allowed = reads.read(() -> api.allowedIn(namespaceName));
    var gatewayBindings = reads.read(() -> OrphanedGatewayBindings.of(namespaceName, api));
    var pods = reads.read(() -> offloadedPods(nodes.get()));
    var required = new RequiredPermissions(namespaceName, contents);
    required.require(PermissionUse.RUN, uid.get());
    required.require(PermissionUse.READ_NETWORK, cidrs.get());
    required.require(PermissionUse.SERVER, serverTemplate.get());
    required.require(PermissionUse.CLIENT, clientTemplate.get());
    if (role == Role.CONSUMER) {
      required.require(PermissionUse.FIND_PODS, nodes.get());
      required.require(PermissionUse.FIND_PODS, pods.get());
      required.require(PermissionUse.NODE, sameName.get());
    }
    new PermissionTable(pair.peer(), namespaceName, contents, required).add(role, name != null);

    var network = new NetworkInspector(contents);
    var identity = new IdentityInspector(contents, pair.peer());
    return new ClusterView(
        clusterId,
        ActivityContract.VERSION,
        namespaceName,
        namespace.map(PairInspector::namespace).orElse(null),
        new Installation(
            uid.get().map(Optional::of).orIfUnknown(Optional.empty()).orElse(null),
            version.get().orElse(null),
            cidrs.get().orIfUnknown(Optional.empty()).orElse(null),
            keys.get().map(ClusterKey::fingerprint).orElse(null),
            proxy.get().orElse(null),
            gaps(List.of(serverTemplate.get(), clientTemplate.get()))),
        permissions(required, allowed.get()),
        new NetworkView(network.configuration(), network.gateway()),
        new AuthenticationView(
            identity.nonce(),
            identity.cachedCertificate(),
            identity.tenant(),
            identity.identity(),
            stuck(contents)),
        new OffloadingView(
            identity.slice(),
            node(nodes.get().orIfUnknown(List.of())),
            pods.get().orIfUnknown(0),
            role == Role.CONSUMER
                ? nameConflicts(sameName.get().orIfUnknown(Optional.empty()))
                : List.of()),
        consumerObjects(contents),
        existingObjects(contents, gatewayBindings.get(), foreignCluster.get()),
        policies);
  }

  private Permissions permissions(RequiredPermissions required, AllowedActions allowed) {
    return new Permissions(
        required.missing(allowed),
        role == Role.PROVIDER ? required.missingForRepair(allowed) : List.of());
  }

  private static List<TemplateProblem> gaps(List<ReadResult<Optional<TemplateProblem>>> gaps) {
    return gaps.stream().flatMap(gap -> gap.orIfUnknown(Optional.empty()).stream()).toList();
  }

  private ReadResult<List<GenericKubernetesResource>> nodes() {
    return api.tryList(Kind.NODE, null, Map.of(Labels.REMOTE_CLUSTER, pair.peer()));
  }

  /** The virtual node, or another Node with its name. */
  private ReadResult<Optional<GenericKubernetesResource>> nodeNamedAfterPeer() {
    return api.tryGet(Kind.NODE, null, pair.peer());
  }

  private List<ObjectReference> nameConflicts(Optional<GenericKubernetesResource> node) {
    return node.stream()
        .filter(found -> !pair.peer().equals(Fields.label(found, Labels.REMOTE_CLUSTER)))
        .map(Fields::reference)
        .toList();
  }

  private ReadResult<Optional<GenericKubernetesResource>> foreignCluster() {
    return api.tryGet(Kind.FOREIGN_CLUSTER, null, pair.peer());
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

  private List<ObjectReference> existingObjects(
      PairContents contents,
      ReadResult<List<GenericKubernetesResource>> gatewayBindings,
      ReadResult<Optional<GenericKubernetesResource>> foreignCluster) {
    return Stream.of(
            LiqoLeftovers.among(contents).stream(),
            gatewayBindings.orIfUnknown(List.of()).stream()
                .filter(binding -> OrphanedGatewayBindings.isOrphaned(binding, contents))
                .map(Fields::reference),
            foreignClusterReference(foreignCluster).stream())
        .flatMap(references -> references)
        .toList();
  }

  /** One that may not be read counts as existing, so that a rollback does not delete it. */
  private Optional<ObjectReference> foreignClusterReference(
      ReadResult<Optional<GenericKubernetesResource>> read) {
    return read.isCertain(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(ObjectReference.of(Kind.FOREIGN_CLUSTER.word(), pair.peer()));
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

  /** Counts the pods on all virtual nodes of the peer; unknown also if the nodes are. */
  private ReadResult<Integer> offloadedPods(ReadResult<List<GenericKubernetesResource>> nodes) {
    if (nodes.isUnknown()) return nodes.map(List::size);
    int pods = 0;
    for (var node : nodes.value()) {
      var onNode = offloadedPods(node.getMetadata().getName());
      if (onNode.isUnknown()) return onNode;
      pods += onNode.value();
    }
    return ReadResult.of(pods);
  }

  private ReadResult<Integer> offloadedPods(String node) {
    return api.tryList(
            Kind.POD, null, Map.of(Labels.SHADOW_POD, "true"), Map.of("spec.nodeName", node))
        .map(List::size);
  }
}
