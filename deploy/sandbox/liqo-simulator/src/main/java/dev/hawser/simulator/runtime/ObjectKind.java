package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds the simulator reads or writes.
 *
 * <p>Liqo's own follow {@code deployments/liqo/charts/liqo-crds/crds} of v1.2.0. Spelling them out
 * here saves a discovery request per group.
 */
public enum ObjectKind {
  NAMESPACE("", "v1", "Namespace", "namespaces", false),
  NODE("", "v1", "Node", "nodes", false),
  POD("", "v1", "Pod", "pods", true),
  SECRET("", "v1", "Secret", "secrets", true),
  CONFIG_MAP("", "v1", "ConfigMap", "configmaps", true),
  SERVICE("", "v1", "Service", "services", true),
  SERVICE_ACCOUNT("", "v1", "ServiceAccount", "serviceaccounts", true),
  EVENT("", "v1", "Event", "events", true),
  DEPLOYMENT("apps", "v1", "Deployment", "deployments", true),
  LEASE("coordination.k8s.io", "v1", "Lease", "leases", true),
  CLUSTER_ROLE("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", false),
  CLUSTER_ROLE_BINDING(
      "rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", false),
  ROLE("rbac.authorization.k8s.io", "v1", "Role", "roles", true),
  ROLE_BINDING("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", true),
  CERTIFICATE_SIGNING_REQUEST(
      "certificates.k8s.io",
      "v1",
      "CertificateSigningRequest",
      "certificatesigningrequests",
      false),

  TENANT("authentication.liqo.io", "v1beta1", "Tenant", "tenants", true),
  IDENTITY("authentication.liqo.io", "v1beta1", "Identity", "identities", true),
  RESOURCE_SLICE("authentication.liqo.io", "v1beta1", "ResourceSlice", "resourceslices", true),
  RENEW("authentication.liqo.io", "v1beta1", "Renew", "renews", true),

  FOREIGN_CLUSTER("core.liqo.io", "v1beta1", "ForeignCluster", "foreignclusters", false),

  CONFIGURATION("networking.liqo.io", "v1beta1", "Configuration", "configurations", true),
  GATEWAY_SERVER("networking.liqo.io", "v1beta1", "GatewayServer", "gatewayservers", true),
  GATEWAY_CLIENT("networking.liqo.io", "v1beta1", "GatewayClient", "gatewayclients", true),
  PUBLIC_KEY("networking.liqo.io", "v1beta1", "PublicKey", "publickeies", true),
  CONNECTION("networking.liqo.io", "v1beta1", "Connection", "connections", true),
  WG_GATEWAY_SERVER("networking.liqo.io", "v1beta1", "WgGatewayServer", "wggatewayservers", true),
  WG_GATEWAY_CLIENT("networking.liqo.io", "v1beta1", "WgGatewayClient", "wggatewayclients", true),
  WG_GATEWAY_SERVER_TEMPLATE(
      "networking.liqo.io", "v1beta1", "WgGatewayServerTemplate", "wggatewayservertemplates", true),
  WG_GATEWAY_CLIENT_TEMPLATE(
      "networking.liqo.io", "v1beta1", "WgGatewayClientTemplate", "wggatewayclienttemplates", true),

  NETWORK("ipam.liqo.io", "v1alpha1", "Network", "networks", true),
  IP("ipam.liqo.io", "v1alpha1", "IP", "ips", true),

  VIRTUAL_NODE("offloading.liqo.io", "v1beta1", "VirtualNode", "virtualnodes", true),
  VK_OPTIONS_TEMPLATE(
      "offloading.liqo.io", "v1beta1", "VkOptionsTemplate", "vkoptionstemplates", true),
  QUOTA("offloading.liqo.io", "v1beta1", "Quota", "quotas", true),
  NAMESPACE_MAP("offloading.liqo.io", "v1beta1", "NamespaceMap", "namespacemaps", true);

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;
  private final boolean namespaced;

  ObjectKind(String group, String version, String kind, String plural, boolean namespaced) {
    this.group = group;
    this.version = version;
    this.kind = kind;
    this.plural = plural;
    this.namespaced = namespaced;
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  public String kind() {
    return kind;
  }

  public String plural() {
    return plural;
  }

  public boolean namespaced() {
    return namespaced;
  }

  /** Whether a custom resource definition of Liqo's serves it. */
  public boolean isLiqo() {
    return group.endsWith(".liqo.io");
  }

  /** The kind of an object, if it is one of these. */
  public static Optional<ObjectKind> of(String apiVersion, String kind) {
    for (ObjectKind candidate : values()) {
      if (candidate.kind.equals(kind) && candidate.apiVersion().equals(apiVersion)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }

  @Override
  public String toString() {
    return kind.toLowerCase(Locale.ROOT);
  }
}
