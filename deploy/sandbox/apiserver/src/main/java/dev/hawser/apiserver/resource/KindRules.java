package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.kind.ResourceType;
import java.time.Instant;
import java.util.List;

/** What is special about one kind. */
interface KindRules {
  /** No special rule at all. */
  KindRules NONE = new KindRules() {};

  /** Completes a new object. */
  default void onCreate(ObjectNode object, User user, Instant now) {}

  /** Completes a changed object, or takes changes back that may not be made this way. */
  default void onUpdate(ObjectNode object, JsonNode old, String subresource, Instant now) {}

  /** Completes an object that is to go. */
  default void onDelete(ObjectNode object, Instant now) {}

  /** Everything wrong with an object; what it was is missing when it is new. */
  default List<StatusCause> check(ObjectNode object, JsonNode old) {
    return List.of();
  }

  static KindRules of(ResourceType type) {
    if (type.custom()) return NONE;
    return switch (type.kind()) {
      case "Namespace" -> new NamespaceRules();
      case "Secret" -> new SecretRules();
      case "Service" -> new ServiceRules();
      case "Pod", "Deployment" -> new WorkloadRules(type.kind());
      case "RoleBinding", "ClusterRoleBinding" -> new BindingRules();
      case "CertificateSigningRequest" -> new SigningRequestRules();
      case "CustomResourceDefinition" -> new DefinitionRules();
      default -> NONE;
    };
  }
}
