package dev.hawser.activity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one cluster shows of a pair: everything a plan decides on, and everything {@code status}
 * prints. Read without a write; no secret in it.
 *
 * @param cluster its own ID
 * @param uid of its {@code kube-system} namespace; null where it may not be read
 * @param namespace the peer's tenant namespace, as it is or would be named
 * @param version of Liqo, such as {@code v1.2.0}; null where it can't be told
 * @param cidrs its real networks; null while Liqo has not settled them
 * @param identityKey fingerprint of the cluster's authentication key; null where it may not be read
 * @param apiServerProxy address of Liqo's API server proxy, for in-band peerings
 * @param missingTemplates gateway templates that are not there, such as {@code wireguard-server}
 * @param missingRights what the worker's credentials may not do, such as {@code create tenants}
 * @param consumerObjects objects that show this cluster consuming the peer: control-plane Identity,
 *     virtual nodes, slices of its own
 * @param leftovers what exists already of what a peering makes or leaves, as {@code Kind name}
 * @param stuckCredentials a Renew or kubeconfig Secret of the pair that is Terminating, as {@code
 *     Kind name}
 * @param nameConflicts what is not Liqo's and has the name of something a peering makes, as {@code
 *     Kind name}
 * @param missingRepairRights what the worker's credentials may not do and taking stuck credentials
 *     away needs
 * @param offloadedPods pods that run on the virtual node now
 */
public record ClusterView(
    ClusterId cluster,
    @Nullable String uid,
    String namespace,
    @Nullable String version,
    @Nullable Cidrs cidrs,
    @Nullable String identityKey,
    @Nullable String apiServerProxy,
    List<String> missingTemplates,
    List<String> missingRights,
    @Nullable NamespaceView tenantNamespace,
    @Nullable ConfigurationView configuration,
    @Nullable GatewayView gateway,
    NonceView nonce,
    @Nullable CertificateView cachedCertificate,
    @Nullable TenantView tenant,
    @Nullable IdentityView identity,
    @Nullable SliceView slice,
    @Nullable NodeView node,
    List<String> consumerObjects,
    List<String> leftovers,
    List<String> stuckCredentials,
    List<String> nameConflicts,
    List<String> missingRepairRights,
    int offloadedPods) {

  public ClusterView {
    missingTemplates = List.copyOf(missingTemplates);
    missingRights = List.copyOf(missingRights);
    consumerObjects = List.copyOf(consumerObjects);
    leftovers = List.copyOf(leftovers);
    stuckCredentials = List.copyOf(stuckCredentials);
    nameConflicts = nameConflicts == null ? List.of() : List.copyOf(nameConflicts);
    missingRepairRights =
        missingRepairRights == null ? List.of() : List.copyOf(missingRepairRights);
  }

  /** A cluster that can't be asked any more: nothing is known to be there. */
  public static ClusterView absent(ClusterId cluster) {
    return new ClusterView(
        cluster,
        null,
        "",
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        null,
        null,
        null,
        new NonceView(null, null),
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  /** Whether no identity of a peering in which this cluster has that role is left. */
  public boolean hasNoIdentity(Role role) {
    if (role == Role.PROVIDER) return tenant == null;
    return identity == null
        && slice == null
        && node == null
        && consumerObjects.isEmpty()
        && stuckCredentials.isEmpty();
  }

  /** Whether anything of a network with the peer is there. */
  public boolean hasNetwork() {
    return configuration != null || gateway != null;
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
      @Nullable ClaimHolder claim) {}

  /**
   * The peer's networks as configured here.
   *
   * @param mapped how they are remapped here; null while they are not
   */
  public record ConfigurationView(@Nullable Cidrs peer, @Nullable Cidrs mapped) {}

  /** The gateway on this cluster, and the key of the other one that it trusts. */
  public record GatewayView(
      GatewayRole role,
      String name,
      @Nullable String serviceType,
      @Nullable Integer port,
      @Nullable Integer nodePort,
      @Nullable String loadBalancerIp,
      @Nullable Integer mtu,
      @Nullable Endpoint endpoint,
      @Nullable String publicKey,
      @Nullable String peerKey,
      @Nullable String connection) {
    /** Whether the tunnel is up as seen from here. */
    public boolean connected() {
      return "Connected".equals(connection);
    }
  }

  /** The handshake's Secrets: the provider's nonce, the consumer's signed copy. */
  public record NonceView(@Nullable String nonce, @Nullable String signedNonce) {}

  /**
   * The certificate the provider keeps for a consumer and gives again.
   *
   * @param key fingerprint of the key that certificate and request share; null when they don't
   */
  public record CertificateView(@Nullable String key, @Nullable Instant notAfter) {}

  /**
   * The consumer's Tenant on the provider.
   *
   * @param key fingerprint of the public key it holds
   * @param condition Active, Cordoned or Drained
   * @param rightsMissing whether its rights on the provider are missing, as far as that may be read
   * @param certificateMismatch whether the cached certificate was issued for another request than
   *     its own
   */
  public record TenantView(
      @Nullable String key,
      String condition,
      @Nullable String proxyUrl,
      @Nullable String certificate,
      boolean rightsMissing,
      boolean certificateMismatch,
      boolean terminating) {
    /** Whether the provider has taken the tenant's rights and resources back, and keeps it so. */
    public boolean drained() {
      return "Drained".equals(condition);
    }

    /** Whether the provider grants new resources. */
    public boolean active() {
      return "Active".equals(condition);
    }
  }

  /** The control-plane Identity on the consumer, complete once it has its kubeconfig Secret. */
  public record IdentityView(@Nullable String certificate, boolean complete, boolean terminating) {}

  /** The ResourceSlice on the consumer. */
  public record SliceView(
      String name,
      String sliceClass,
      boolean createVirtualNode,
      Map<String, String> requested,
      Map<String, String> granted,
      @Nullable String authentication,
      @Nullable String resources,
      boolean terminating) {}

  /** The virtual node on the consumer. */
  public record NodeView(String name, boolean ready) {}
}
