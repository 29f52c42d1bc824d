package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Json;
import java.time.Instant;
import java.util.List;

/** Bindings keep to their role. */
final class BindingRules implements KindRules {
  private static final String GROUP = "rbac.authorization.k8s.io";

  @Override
  public void onCreate(ObjectNode object, User user, Instant now) {
    complete(object);
  }

  @Override
  public void onUpdate(ObjectNode object, JsonNode old, String subresource, Instant now) {
    complete(object);
  }

  @Override
  public List<StatusCause> check(ObjectNode object, JsonNode old) {
    JsonNode role = object.path("roleRef");
    if (role.path("name").asText("").isEmpty())
      return List.of(StatusCause.required("roleRef.name", ""));
    boolean changed = old.isObject() && !old.path("roleRef").equals(role);
    return changed
        ? List.of(StatusCause.invalid("roleRef", shown(role), "cannot change roleRef"))
        : List.of();
  }

  /** The server shows its own structure here, not the object's. */
  private static ObjectNode shown(JsonNode role) {
    return Json.object()
        .put("APIGroup", role.path("apiGroup").asText())
        .put("Kind", role.path("kind").asText())
        .put("Name", role.path("name").asText());
  }

  private static void complete(ObjectNode object) {
    ObjectNode role = Json.child(object, "roleRef");
    if (!role.has("apiGroup")) role.put("apiGroup", GROUP);
    for (ObjectNode subject : Json.objects(object.path("subjects"))) {
      boolean account = subject.path("kind").asText().equals("ServiceAccount");
      if (!account && !subject.has("apiGroup")) subject.put("apiGroup", GROUP);
    }
  }
}
