package dev.hawser.liqo.pair;

import dev.hawser.activity.ActivityContract;
import dev.hawser.activity.AuthenticationView;
import dev.hawser.activity.ClusterView;
import dev.hawser.activity.ClusterView.NamespaceView;
import dev.hawser.activity.ClusterView.Permissions;
import dev.hawser.activity.NetworkView;
import dev.hawser.activity.OffloadingView;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.Role;
import dev.hawser.liqo.claims.ClaimAnnotation;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.kubernetes.AllowedActions;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ParallelReads;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

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

  /**
   * @param health whether the view includes how the objects fare
   */
  ClusterView view(boolean health) {
    try (var reads = new ParallelReads()) {
      return view(reads, health);
    }
  }

  private ClusterView view(ParallelReads reads, boolean health) {
    var liqo = new InstallationInspector(reads, cluster, api, role);
    var nodes = new NodeInspector(reads, pair, api);
    var id = liqo.clusterId();
    var namespace = pair.findNamespace();
    String existing = namespace.map(found -> found.getMetadata().getName()).orElse(null);
    String name = existing == null ? pair.namespace() : existing;
    var contents = PairContents.read(reads, pair, api, existing);
    var allowed = reads.read(() -> api.allowedIn(name));
    var objects = new ExistingObjects(reads, pair, api, contents, name);

    var required = new RequiredPermissions(name, contents);
    liqo.require(required);
    if (role == Role.CONSUMER) nodes.require(required);
    new PermissionTable(pair.peer(), name, contents, required)
        .add(role, existing != null, objects.foreignCluster(), nodes.names());

    var identity = new IdentityInspector(contents, pair.peer());
    var fare = new HealthInspector(contents, objects, nodes, pair.peer());
    return new ClusterView(
        id,
        ActivityContract.VERSION,
        name,
        namespace.map(PairInspector::namespace).orElse(null),
        liqo.view(),
        permissions(required, allowed.get()),
        network(contents),
        authentication(identity, objects),
        offloading(identity, nodes),
        objects.ofConsumer(),
        objects.all(),
        policies,
        health ? fare.of(role) : null);
  }

  private static NamespaceView namespace(GenericKubernetesResource namespace) {
    return new NamespaceView(
        namespace.getMetadata().getName(),
        Fields.terminating(namespace),
        Fields.label(namespace, Labels.RUN),
        ClaimAnnotation.read(namespace).orElse(null));
  }

  private Permissions permissions(RequiredPermissions required, AllowedActions allowed) {
    return new Permissions(
        required.missing(allowed),
        role == Role.PROVIDER ? required.missingForRepair(allowed) : List.of());
  }

  private static NetworkView network(PairContents contents) {
    var network = new NetworkInspector(contents);
    return new NetworkView(network.configuration(), network.gateway());
  }

  private static AuthenticationView authentication(
      IdentityInspector identity, ExistingObjects objects) {
    return new AuthenticationView(
        identity.nonce(),
        identity.cachedCertificate(),
        identity.tenant(),
        identity.identity(),
        objects.stuckCredentials());
  }

  private OffloadingView offloading(IdentityInspector identity, NodeInspector nodes) {
    return new OffloadingView(
        identity.slice(),
        nodes.node(),
        nodes.pods(),
        role == Role.CONSUMER ? nodes.nameConflicts() : List.of(),
        nodes.workloads());
  }
}
