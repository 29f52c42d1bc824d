package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import java.time.Instant;
import java.util.List;

/** Namespaces start active, and are held by a finalizer of their own until they are empty. */
final class NamespaceRules implements KindRules {
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  @Override
  public void onCreate(ObjectNode object, User user, Instant now) {
    label(object);
    Json.child(object, "spec").set("finalizers", Json.strings(List.of("kubernetes")));
    object.putObject("status").put("phase", "Active");
  }

  @Override
  public void onUpdate(ObjectNode object, JsonNode old, String subresource, Instant now) {
    label(object);
    if (!subresource.equals("finalize")) object.set("spec", old.path("spec").deepCopy());
  }

  private static void label(ObjectNode object) {
    Json.child(ObjectMeta.of(object), "labels").put(NAME_LABEL, ObjectMeta.name(object));
  }
}
