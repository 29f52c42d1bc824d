package dev.hawser.harness;

/** The kinds of objects that a peering can affect, except CSRs and Events, which expire. */
public enum ResourceKind {
  NAMESPACE("", "v1", "Namespace", "namespaces", false),
  NODE("", "v1", "Node", "nodes", false),
  SECRET("", "v1", "Secret", "secrets", true),
  SERVICE("", "v1", "Service", "services", true),
  SERVICE_ACCOUNT("", "v1", "ServiceAccount", "serviceaccounts", true),
  POD("", "v1", "Pod", "pods", true),
  DEPLOYMENT("apps", "v1", "Deployment", "deployments", true),
  LEASE("coordination.k8s.io", "v1", "Lease", "leases", true),
  ROLE("rbac.authorization.k8s.io", "v1", "Role", "roles", true),
  ROLE_BINDING("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", true),
  CONFIG_MAP("", "v1", "ConfigMap", "configmaps", true),
  CLUSTER_ROLE_BINDING(
      "rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", false),
  TENANT("authentication.liqo.io", "v1beta1", "Tenant", "tenants", true),
  IDENTITY("authentication.liqo.io", "v1beta1", "Identity", "identities", true),
  RESOURCE_SLICE("authentication.liqo.io", "v1beta1", "ResourceSlice", "resourceslices", true),
  RENEW("authentication.liqo.io", "v1beta1", "Renew", "renews", true),
  FOREIGN_CLUSTER("core.liqo.io", "v1beta1", "ForeignCluster", "foreignclusters", false),
  CONFIGURATION("networking.liqo.io", "v1beta1", "Configuration", "configurations", true),
  GATEWAY_SERVER("networking.liqo.io", "v1beta1", "GatewayServer", "gatewayservers", true),
  GATEWAY_CLIENT("networking.liqo.io", "v1beta1", "GatewayClient", "gatewayclients", true),
  WG_GATEWAY_SERVER("networking.liqo.io", "v1beta1", "WgGatewayServer", "wggatewayservers", true),
  WG_GATEWAY_CLIENT("networking.liqo.io", "v1beta1", "WgGatewayClient", "wggatewayclients", true),
  PUBLIC_KEY("networking.liqo.io", "v1beta1", "PublicKey", "publickeies", true),
  CONNECTION("networking.liqo.io", "v1beta1", "Connection", "connections", true),
  NETWORK("ipam.liqo.io", "v1alpha1", "Network", "networks", true),
  IP("ipam.liqo.io", "v1alpha1", "IP", "ips", true),
  VIRTUAL_NODE("offloading.liqo.io", "v1beta1", "VirtualNode", "virtualnodes", true),
  NAMESPACE_MAP("offloading.liqo.io", "v1beta1", "NamespaceMap", "namespacemaps", true),
  QUOTA("offloading.liqo.io", "v1beta1", "Quota", "quotas", true);

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;
  private final boolean namespaced;

  ResourceKind(String group, String version, String word, String plural, boolean namespaced) {
    this.group = group;
    this.version = version;
    this.kind = word;
    this.plural = plural;
    this.namespaced = namespaced;
  }

  public String group() {
    return group;
  }

  public String version() {
    return version;
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

  /** Whether it is one of Liqo's kinds. */
  public boolean isLiqo() {
    return group.endsWith("liqo.io");
  }
}
