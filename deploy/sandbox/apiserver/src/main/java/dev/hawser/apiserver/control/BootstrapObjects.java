package dev.hawser.apiserver.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.kind.GroupResource;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import dev.hawser.apiserver.resource.RequestTarget;
import dev.hawser.apiserver.resource.Resources;
import dev.hawser.apiserver.resource.WriteContext;
import java.util.List;

/** What a cluster has from the start. */
public final class BootstrapObjects {
  private static final String DISCOVERY =
      """
      {"rules": [{"verbs": ["get"], "nonResourceURLs": ["/api", "/api/*", "/apis", "/apis/*",
        "/healthz", "/livez", "/openapi", "/openapi/*", "/readyz", "/version", "/version/"]}]}
      """;
  private static final String BASIC_USER =
      """
      {"rules": [{"verbs": ["create"], "apiGroups": ["authorization.k8s.io"],
        "resources": ["selfsubjectaccessreviews", "selfsubjectrulesreviews"]}]}
      """;
  private static final String CLUSTER_ADMIN =
      """
      {"rules": [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]},
        {"verbs": ["*"], "nonResourceURLs": ["*"]}]}
      """;

  private final TypeRegistry types;
  private final Resources resources;

  public BootstrapObjects(TypeRegistry types, Resources resources) {
    this.types = types;
    this.resources = resources;
  }

  /** Makes the first objects of a cluster whose server listens on a port. */
  public void run(int port) {
    for (String name : List.of("default", "kube-system", "kube-public", "kube-node-lease")) {
      create(GroupResource.NAMESPACES, "", name, Json.object());
    }
    create(new GroupResource("", "services"), "default", "kubernetes", apiService(port));
    role("cluster-admin", "system:masters", CLUSTER_ADMIN);
    role("system:discovery", "system:authenticated", DISCOVERY);
    role("system:basic-user", "system:authenticated", BASIC_USER);
  }

  private void role(String name, String group, String rules) {
    create(GroupResource.rbac("clusterroles"), "", name, Json.parse(rules));
    create(GroupResource.rbac("clusterrolebindings"), "", name, binding(name, group));
  }

  private void create(GroupResource resource, String namespace, String name, ObjectNode object) {
    ObjectMeta.of(object).put("name", name);
    var type = types.find(resource).orElseThrow();
    resources.create(new RequestTarget(type, namespace, "", ""), object, WriteContext.SYSTEM);
  }

  private static ObjectNode apiService(int port) {
    return Json.parse(
        """
        {"spec": {"clusterIP": "10.96.0.1", "clusterIPs": ["10.96.0.1"],
          "ports": [{"name": "https", "port": 443, "targetPort": %d}]}}
        """
            .formatted(port));
  }

  private static ObjectNode binding(String role, String group) {
    return Json.parse(
        """
        {"roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "%s"},
         "subjects": [{"kind": "Group", "name": "%s"}]}
        """
            .formatted(role, group));
  }
}
