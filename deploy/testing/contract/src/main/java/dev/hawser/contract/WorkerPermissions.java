package dev.hawser.contract;

import dev.hawser.activity.Role;
import dev.hawser.harness.ClusterUser;
import dev.hawser.harness.WorkerRole.Permission;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.GroupVersionForDiscovery;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that a worker uses on one cluster, whether it needs it or only uses it if it may. */
final class WorkerPermissions {
  private static final String NETWORKING = "networking.liqo.io";
  private static final String AUTHENTICATION = "authentication.liqo.io";
  private static final String OFFLOADING = "offloading.liqo.io";

  /** Created by Kubernetes from other objects, and deleted with them. */
  private static final Set<String> DERIVED = Set.of("Endpoints", "EndpointSlice");

  private final Set<Permission> permissions = new LinkedHashSet<>();

  private WorkerPermissions() {}

  /** Those of a worker whose cluster has that role in the peering. */
  static List<Permission> of(ClusterUser cluster, Role role) {
    var all = named(role);
    all.listKindsOf(cluster.client());
    return List.copyOf(all.permissions);
  }

  /** The same without those to list kinds that have nothing to do with peerings. */
  static List<Permission> of(Role role) {
    return List.copyOf(named(role).permissions);
  }

  private static WorkerPermissions named(Role role) {
    var all = new WorkerPermissions();
    all.cluster();
    all.network();
    all.secrets();
    all.liqoKinds();
    if (role == Role.CONSUMER) all.consumer();
    else all.provider();
    return all;
  }

  private void cluster() {
    add("", "namespaces", "get", "list", "create", "update", "delete");
    add("", "configmaps", "list");
    add("apps", "deployments", "get", "list");
    add("", "services", "get", "list");
    add("", "pods", "list");
    add("", "events", "list");
    add("rbac.authorization.k8s.io", "rolebindings", "list");
    add("", "nodes", "get", "list", "watch");
    add("core.liqo.io", "foreignclusters", "get", "update", "delete", "watch");
    add("rbac.authorization.k8s.io", "clusterrolebindings", "get", "list", "delete");
  }

  private void network() {
    add("ipam.liqo.io", "networks", "get", "list", "watch");
    add("ipam.liqo.io", "ips", "get", "list", "watch");
    add(NETWORKING, "wggatewayservertemplates", "get");
    add(NETWORKING, "wggatewayclienttemplates", "get");
    add(NETWORKING, "wggatewayservers", "get", "watch");
    add(NETWORKING, "wggatewayclients", "get", "watch");
    add(NETWORKING, "connections", "get", "list", "watch", "delete");
    for (String own : List.of("configurations", "gatewayservers", "gatewayclients", "publickeies"))
      add(NETWORKING, own, "get", "list", "watch", "create", "update", "delete");
  }

  private void secrets() {
    add("", "secrets", "get", "list", "create", "update", "delete");
    add("coordination.k8s.io", "leases", "get", "list", "delete");
  }

  /** Whatever the role, each cluster is searched for all objects of the pair. */
  private void liqoKinds() {
    for (String kind : List.of("tenants", "identities", "resourceslices", "renews"))
      add(AUTHENTICATION, kind, "list");
    for (String kind : List.of("virtualnodes", "namespacemaps")) add(OFFLOADING, kind, "list");
  }

  private void consumer() {
    add("", "nodes", "update");
    add("", "pods/eviction", "create");
    add("policy", "poddisruptionbudgets", "list");
    add(AUTHENTICATION, "identities", "get", "list", "watch", "create", "update", "delete");
    add(AUTHENTICATION, "resourceslices", "get", "list", "watch", "create", "update", "delete");
    add(AUTHENTICATION, "renews", "get", "list", "watch");
    add(OFFLOADING, "virtualnodes", "get", "list", "watch", "delete");
    add(OFFLOADING, "namespacemaps", "get", "list", "watch");
  }

  private void provider() {
    add(AUTHENTICATION, "tenants", "get", "list", "watch", "create", "update", "delete");
    add(AUTHENTICATION, "resourceslices", "get", "list", "delete");
    add(AUTHENTICATION, "renews", "get", "list", "delete");
    add(OFFLOADING, "namespacemaps", "get", "list", "delete");
  }

  /** Before it deletes a namespace, a worker lists all kinds that others may have put into it. */
  private void listKindsOf(KubernetesClient client) {
    for (String apiVersion : apiVersions(client)) {
      if (apiVersion.contains(".liqo.io/")) continue;
      int slash = apiVersion.indexOf('/');
      String group = slash < 0 ? "" : apiVersion.substring(0, slash);
      client.getApiResources(apiVersion).getResources().stream()
          .filter(APIResource::getNamespaced)
          .filter(resource -> resource.getVerbs().containsAll(List.of("list", "delete")))
          .filter(resource -> !DERIVED.contains(resource.getKind()))
          .forEach(resource -> add(group, resource.getName(), "list"));
    }
  }

  private static List<String> apiVersions(KubernetesClient client) {
    var versions = new ArrayList<>(List.of("v1"));
    client.getApiGroups().getGroups().stream()
        .flatMap(group -> group.getVersions().stream())
        .map(GroupVersionForDiscovery::getGroupVersion)
        .forEach(versions::add);
    return versions;
  }

  private void add(String group, String resource, String... verbs) {
    Stream.of(verbs).map(verb -> new Permission(verb, group, resource)).forEach(permissions::add);
  }
}
