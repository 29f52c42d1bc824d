package dev.hawser.apiserver.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.util.List;

/** Answers what the asking user, or another user, may do. */
public final class SelfReview {
  private final Rbac rbac;

  public SelfReview(Rbac rbac) {
    this.rbac = rbac;
  }

  /** Answers a {@code SelfSubjectAccessReview}. */
  public ObjectNode access(User user, ObjectNode review) {
    JsonNode spec = review.path("spec");
    ObjectNode answer = answer(review, "SelfSubjectAccessReview");
    ObjectNode status = answer.putObject("status");
    status.put("allowed", rbac.allows(user, attempt(spec)));
    return answer;
  }

  /** Answers a {@code SubjectAccessReview}: what somebody else may do. */
  public ObjectNode subjectAccess(ObjectNode review) {
    JsonNode spec = review.path("spec");
    User subject =
        User.authenticated(spec.path("user").asText(""), Json.texts(spec.path("groups")));
    ObjectNode answer = answer(review, "SubjectAccessReview");
    answer.putObject("status").put("allowed", rbac.allows(subject, attempt(spec)));
    return answer;
  }

  /** Answers a {@code SelfSubjectRulesReview}. */
  public ObjectNode rules(User user, ObjectNode review) {
    String namespace = review.path("spec").path("namespace").asText("");
    ObjectNode answer = answer(review, "SelfSubjectRulesReview");
    ObjectNode status = answer.putObject("status");
    List<ObjectNode> rules = user.isIn(User.MASTERS) ? everything() : rbac.rulesOf(user, namespace);
    status.putArray("resourceRules").addAll(having(rules, "resources"));
    status.putArray("nonResourceRules").addAll(having(rules, "nonResourceURLs"));
    status.put("incomplete", false);
    return answer;
  }

  private static AccessRequest attempt(JsonNode spec) {
    JsonNode resource = spec.path("resourceAttributes");
    if (resource.isMissingNode()) {
      JsonNode path = spec.path("nonResourceAttributes");
      return AccessRequest.onPath(path.path("verb").asText(""), path.path("path").asText(""));
    }
    return new AccessRequest(
        resource.path("verb").asText(""),
        resource.path("group").asText(""),
        resource.path("resource").asText(""),
        resource.path("subresource").asText(""),
        resource.path("namespace").asText(""),
        resource.path("name").asText(""),
        true);
  }

  private static ObjectNode answer(ObjectNode review, String kind) {
    ObjectNode answer = Json.object();
    answer.put("kind", kind).put("apiVersion", "authorization.k8s.io/v1");
    answer.putObject("metadata");
    answer.set("spec", review.path("spec"));
    return answer;
  }

  private static List<ObjectNode> having(List<ObjectNode> rules, String field) {
    return rules.stream().filter(rule -> rule.has(field)).toList();
  }

  private static List<ObjectNode> everything() {
    return List.of(
        Json.parse("{\"verbs\":[\"*\"],\"apiGroups\":[\"*\"],\"resources\":[\"*\"]}"),
        Json.parse("{\"verbs\":[\"*\"],\"nonResourceURLs\":[\"*\"]}"));
  }
}
