package dev.hawser.liqo.resources;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import org.jspecify.annotations.Nullable;

/**
 * A kind, addressed without discovery. Liqo's groups and versions are those of releases 1.0 to 1.2.
 */
public enum Kind {
  NAMESPACE("", "v1", "Namespace", "namespaces", false),
  SECRET("", "v1", "Secret", "secrets", true),
  CONFIG_MAP("", "v1", "ConfigMap", "configmaps", true),
  NODE("", "v1", "Node", "nodes", false),
  POD("", "v1", "Pod", "pods", true),
  DISRUPTION_BUDGET("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", true),
  EVENT("", "v1", "Event", "events", true),
  SERVICE("", "v1", "Service", "services", true),
  DEPLOYMENT("apps", "v1", "Deployment", "deployments", true),
  LEASE("coordination.k8s.io", "v1", "Lease", "leases", true),
  ROLE_BINDING("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", true),
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
  SERVER_TEMPLATE(
      "networking.liqo.io", "v1beta1", "WgGatewayServerTemplate", "wggatewayservertemplates", true),
  CLIENT_TEMPLATE(
      "networking.liqo.io", "v1beta1", "WgGatewayClientTemplate", "wggatewayclienttemplates", true),
  NETWORK("ipam.liqo.io", "v1alpha1", "Network", "networks", true),
  IP("ipam.liqo.io", "v1alpha1", "IP", "ips", true),
  VIRTUAL_NODE("offloading.liqo.io", "v1beta1", "VirtualNode", "virtualnodes", true),
  NAMESPACE_MAP("offloading.liqo.io", "v1beta1", "NamespaceMap", "namespacemaps", true);

  private final String group;
  private final String version;
  private final String word;
  private final String plural;
  private final boolean namespaced;

  Kind(String group, String version, String word, String plural, boolean namespaced) {
    this.group = group;
    this.version = version;
    this.word = word;
    this.plural = plural;
    this.namespaced = namespaced;
  }

  /**
   * The kind of an object.
   *
   * @throws IllegalArgumentException if it is not one of these kinds
   */
  public static Kind of(GenericKubernetesResource resource) {
    for (var kind : values()) {
      if (kind.word.equals(resource.getKind())
          && kind.apiVersion().equals(resource.getApiVersion())) {
        return kind;
      }
    }
    throw new IllegalArgumentException("unknown kind " + resource.getKind());
  }

  public String group() {
    return group;
  }

  public String plural() {
    return plural;
  }

  public boolean namespaced() {
    return namespaced;
  }

  /** Whether it is one of Liqo's own kinds. */
  public boolean isLiqos() {
    return group.endsWith(".liqo.io");
  }

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The kind as in manifests, such as {@code GatewayServer}. */
  public String word() {
    return word;
  }

  /** For the client's generic calls. */
  public ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(word)
        .withPlural(plural)
        .withNamespaced(namespaced)
        .build();
  }

  /** The path of one object, or with a null name that of the collection. */
  public String path(@Nullable String namespace, @Nullable String name) {
    var path = new StringBuilder(group.isEmpty() ? "/api/" : "/apis/").append(apiVersion());
    if (namespace != null) path.append("/namespaces/").append(namespace);
    path.append('/').append(plural);
    return name == null ? path.toString() : path.append('/').append(name).toString();
  }
}
