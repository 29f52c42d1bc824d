package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one cluster shows of a pair: everything a plan decides on, and everything {@code status}
 * prints. Reading it writes nothing; it holds no secret.
 *
 * @param cluster its own ID
 * @param contract the {@link ActivityContract#VERSION} of its worker
 * @param namespace name of the peer's tenant namespace, whether it exists or not
 * @param tenantNamespace null while it does not exist
 * @param consumerObjects objects that show this cluster consuming the peer: control-plane Identity,
 *     virtual nodes, slices of its own
 * @param existingObjects existing objects that a peering creates, or leaves behind
 * @param policies what the cluster's owner allows of the peer: all of them must; none for a cluster
 *     whose owner has no policy
 * @param health null unless it was asked for, and from a worker that does not know it
 */
public record ClusterView(
    ClusterId cluster,
    int contract,
    String namespace,
    @Nullable NamespaceView tenantNamespace,
    Installation installation,
    Permissions permissions,
    NetworkView network,
    AuthenticationView authentication,
    OffloadingView offloading,
    List<ObjectReference> consumerObjects,
    List<ObjectReference> existingObjects,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PeerPolicy> policies,
    @Nullable PairHealth health) {

  private static final int MOST = 10_000;

  public ClusterView {
    if (!namespace.isEmpty()) ValueRules.label("namespace", namespace);
    ValueRules.bounded("consumerObjects", consumerObjects, MOST);
    ValueRules.bounded("existingObjects", existingObjects, MOST);
    consumerObjects = List.copyOf(consumerObjects);
    existingObjects = List.copyOf(existingObjects);
    policies = policies == null ? List.of() : List.copyOf(policies);
  }

  /** Without the health. */
  public ClusterView(
      ClusterId cluster,
      int contract,
      String namespace,
      @Nullable NamespaceView tenantNamespace,
      Installation installation,
      Permissions permissions,
      NetworkView network,
      AuthenticationView authentication,
      OffloadingView offloading,
      List<ObjectReference> consumerObjects,
      List<ObjectReference> existingObjects,
      List<PeerPolicy> policies) {
    this(
        cluster,
        contract,
        namespace,
        tenantNamespace,
        installation,
        permissions,
        network,
        authentication,
        offloading,
        consumerObjects,
        existingObjects,
        policies,
        null);
  }

  /** The same, with how its objects fare. */
  public ClusterView withHealth(@Nullable PairHealth seen) {
    return new ClusterView(
        cluster,
        contract,
        namespace,
        tenantNamespace,
        installation,
        permissions,
        network,
        authentication,
        offloading,
        consumerObjects,
        existingObjects,
        policies,
        seen);
  }

  /** A cluster that is permanently unreachable: nothing is known to exist. */
  public static ClusterView absent(ClusterId cluster) {
    return new ClusterView(
        cluster,
        ActivityContract.VERSION,
        "",
        null,
        Installation.UNKNOWN,
        Permissions.SUFFICIENT,
        NetworkView.NONE,
        AuthenticationView.NONE,
        OffloadingView.NONE,
        List.of(),
        List.of(),
        List.of());
  }

  /** Whether no identity of a peering in which this cluster has that role is left. */
  public boolean hasNoIdentity(Role role) {
    if (role == Role.PROVIDER) return authentication.tenant() == null;
    return authentication.identity() == null
        && offloading.slice() == null
        && offloading.node() == null
        && consumerObjects.isEmpty()
        && authentication.stuckCredentials().isEmpty();
  }

  /**
   * The cluster and its Liqo, independent of the peer.
   *
   * @param uid of the {@code kube-system} namespace; null where it may not be read
   * @param version of Liqo, such as {@code v1.2.0}; null where it cannot be read
   * @param cidrs the cluster's real networks; null until Liqo has settled them
   * @param identityKey of a consumer: fingerprint of its public authentication key, as a {@link
   *     PeerPolicy} names it; null where it may not be read, and of a provider
   * @param apiServerProxy address of Liqo's API server proxy, for in-band peerings; null without
   *     one
   * @param identityIssuer of a provider; null where Liqo's Deployment may not be read
   * @param templateGaps what the gateway templates lack
   */
  public record Installation(
      @Nullable String uid,
      @Nullable String version,
      @Nullable Cidrs cidrs,
      @Nullable String identityKey,
      @Nullable String apiServerProxy,
      @Nullable IdentityIssuer identityIssuer,
      List<TemplateProblem> templateGaps) {
    /** Of a cluster that is permanently unreachable. */
    public static final Installation UNKNOWN =
        new Installation(null, null, null, null, null, null, List.of());

    public Installation {
      ValueRules.bounded("uid", uid, ActivityScope.LONGEST_UID);
      version = PlainText.ofCluster(version);
      identityKey = PlainText.ofCluster(identityKey);
      if (apiServerProxy != null) Host.requireIp("apiServerProxy", apiServerProxy);
      templateGaps = List.copyOf(templateGaps);
    }
  }

  /**
   * What the worker's credentials lack.
   *
   * @param missing for a peering
   * @param missingForRepair for deleting copies of the consumer's objects, by name as far as those
   *     may be listed; on the provider only
   */
  public record Permissions(List<Permission> missing, List<Permission> missingForRepair) {
    /** Nothing is known to be missing. */
    public static final Permissions SUFFICIENT = new Permissions(List.of(), List.of());

    public Permissions {
      missing = List.copyOf(missing);
      missingForRepair = List.copyOf(missingForRepair);
    }
  }

  /**
   * The tenant namespace of the peer.
   *
   * @param createdByRun the run that created it; null when it was not one of ours
   */
  public record NamespaceView(
      String name,
      boolean terminating,
      @Nullable String createdByRun,
      @Nullable ClaimHolder claim) {
    public NamespaceView {
      ValueRules.label("tenantNamespace", name);
    }
  }
}
