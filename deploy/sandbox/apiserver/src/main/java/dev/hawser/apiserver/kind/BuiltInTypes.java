package dev.hawser.apiserver.kind;

import static dev.hawser.apiserver.kind.Column.AGE;
import static dev.hawser.apiserver.kind.Column.at;
import static dev.hawser.apiserver.kind.Column.computed;
import static dev.hawser.apiserver.kind.Column.count;
import static dev.hawser.apiserver.kind.Column.text;
import static dev.hawser.apiserver.kind.ResourceType.builtIn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.apiserver.object.Json;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds served without any CustomResourceDefinition. */
final class BuiltInTypes {
  private static final String RBAC = "rbac.authorization.k8s.io";
  private static final String NODE_ROLE = "node-role.kubernetes.io/";

  private BuiltInTypes() {}

  static List<ResourceType> all() {
    return Stream.of(core(), workloads(), access(), machinery()).flatMap(List::stream).toList();
  }

  private static List<ResourceType> core() {
    return List.of(
        builtIn("", "v1", "namespaces", "Namespace", false)
            .shortNames("ns")
            .subresources("status", "finalize")
            .columns(text("Status", ".status.phase"), AGE),
        builtIn("", "v1", "configmaps", "ConfigMap", true)
            .shortNames("cm")
            .columns(count("Data", "data"), AGE),
        builtIn("", "v1", "secrets", "Secret", true)
            .columns(text("Type", ".type"), count("Data", "data"), AGE),
        builtIn("", "v1", "serviceaccounts", "ServiceAccount", true)
            .shortNames("sa")
            .columns(count("Secrets", "secrets"), AGE),
        builtIn("", "v1", "events", "Event", true)
            .shortNames("ev")
            .columns(
                at("Last Seen", "date", 0, ".lastTimestamp"),
                text("Type", ".type"),
                text("Reason", ".reason"),
                computed("Object", BuiltInTypes::involvedObject),
                text("Message", ".message")));
  }

  private static List<ResourceType> workloads() {
    return List.of(
        builtIn("", "v1", "services", "Service", true)
            .shortNames("svc")
            .categories("all")
            .subresources("status")
            .columns(
                text("Type", ".spec.type"),
                text("Cluster-IP", ".spec.clusterIP"),
                computed("Port(s)", BuiltInTypes::ports),
                AGE),
        builtIn("", "v1", "pods", "Pod", true)
            .shortNames("po")
            .categories("all")
            .subresources("status", "eviction")
            .withGeneration()
            .columns(text("Status", ".status.phase"), text("Node", ".spec.nodeName"), AGE),
        builtIn("", "v1", "nodes", "Node", false)
            .shortNames("no")
            .subresources("status")
            .columns(
                computed("Status", BuiltInTypes::readiness),
                computed("Roles", BuiltInTypes::roles),
                AGE,
                text("Version", ".status.nodeInfo.kubeletVersion")),
        builtIn("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true)
            .shortNames("pdb")
            .subresources("status")
            .withGeneration()
            .columns(
                text("Min Available", ".spec.minAvailable"),
                text("Max Unavailable", ".spec.maxUnavailable"),
                AGE),
        builtIn("apps", "v1", "deployments", "Deployment", true)
            .shortNames("deploy")
            .categories("all")
            .subresources("status")
            .withGeneration()
            .columns(
                computed("Ready", BuiltInTypes::readyReplicas),
                at("Up-to-date", "integer", 0, ".status.updatedReplicas"),
                at("Available", "integer", 0, ".status.availableReplicas"),
                AGE));
  }

  private static List<ResourceType> access() {
    return List.of(
        builtIn(RBAC, "v1", "roles", "Role", true),
        builtIn(RBAC, "v1", "clusterroles", "ClusterRole", false),
        builtIn(RBAC, "v1", "rolebindings", "RoleBinding", true)
            .columns(computed("Role", BuiltInTypes::role), AGE),
        builtIn(RBAC, "v1", "clusterrolebindings", "ClusterRoleBinding", false)
            .columns(computed("Role", BuiltInTypes::role), AGE),
        builtIn(
                "certificates.k8s.io",
                "v1",
                "certificatesigningrequests",
                "CertificateSigningRequest",
                false)
            .shortNames("csr")
            .subresources("status", "approval")
            .columns(
                AGE,
                text("SignerName", ".spec.signerName"),
                text("Requestor", ".spec.username"),
                computed("Condition", BuiltInTypes::signingCondition)));
  }

  private static List<ResourceType> machinery() {
    return List.of(
        builtIn("coordination.k8s.io", "v1", "leases", "Lease", true)
            .columns(text("Holder", ".spec.holderIdentity"), AGE),
        builtIn(
                "apiextensions.k8s.io",
                "v1",
                "customresourcedefinitions",
                "CustomResourceDefinition",
                false)
            .shortNames("crd", "crds")
            .categories("api-extensions")
            .subresources("status")
            .withGeneration()
            .columns(at("Created At", "string", 0, ".metadata.creationTimestamp")));
  }

  private static String involvedObject(JsonNode event) {
    JsonNode object = event.path("involvedObject");
    return object.path("kind").asText("").toLowerCase(Locale.ROOT)
        + "/"
        + object.path("name").asText("");
  }

  private static String ports(JsonNode service) {
    return Json.objects(service.path("spec").path("ports")).stream()
        .map(port -> port.path("port").asText() + "/" + port.path("protocol").asText("TCP"))
        .collect(Collectors.joining(","));
  }

  private static String readiness(JsonNode node) {
    String ready =
        Json.objects(node.path("status").path("conditions")).stream()
            .filter(condition -> condition.path("type").asText().equals("Ready"))
            .map(
                condition ->
                    condition.path("status").asText().equals("True") ? "Ready" : "NotReady")
            .findFirst()
            .orElse("Unknown");
    return node.path("spec").path("unschedulable").asBoolean()
        ? ready + ",SchedulingDisabled"
        : ready;
  }

  /** From both labels that name a role, the older one with the role as its value. */
  private static String roles(JsonNode node) {
    var roles = new TreeSet<String>();
    for (var label : node.path("metadata").path("labels").properties()) {
      if (label.getKey().startsWith(NODE_ROLE)) {
        roles.add(label.getKey().substring(NODE_ROLE.length()));
      } else if (label.getKey().equals("kubernetes.io/role")) {
        roles.add(label.getValue().asText());
      }
    }
    roles.remove("");
    return roles.isEmpty() ? "<none>" : String.join(",", roles);
  }

  private static String readyReplicas(JsonNode deployment) {
    return deployment.path("status").path("readyReplicas").asInt()
        + "/"
        + deployment.path("spec").path("replicas").asInt(1);
  }

  private static String role(JsonNode binding) {
    JsonNode role = binding.path("roleRef");
    return role.path("kind").asText("") + "/" + role.path("name").asText("");
  }

  private static String signingCondition(JsonNode request) {
    List<String> types =
        Json.objects(request.path("status").path("conditions")).stream()
            .map(condition -> condition.path("type").asText())
            .toList();
    String decided = types.isEmpty() ? "Pending" : String.join(",", types);
    return request.path("status").has("certificate") ? decided + ",Issued" : decided;
  }
}
