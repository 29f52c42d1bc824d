package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.certificate.SigningRequest;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Base64Bytes;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import java.time.Instant;
import java.util.List;

/** Requests for certificates say who asked, and never change. */
final class SigningRequestRules implements KindRules {
  @Override
  public void onCreate(ObjectNode object, User user, Instant now) {
    ObjectNode spec = Json.child(object, "spec");
    spec.put("username", user.name()).set("groups", Json.strings(user.groups()));
    object.putObject("status");
  }

  @Override
  public void onUpdate(ObjectNode object, JsonNode old, String subresource, Instant now) {
    object.set("spec", old.path("spec").deepCopy());
    String time = ObjectMeta.timestamp(now);
    for (ObjectNode condition : Json.objects(object.path("status").path("conditions"))) {
      if (!condition.has("lastUpdateTime")) condition.put("lastUpdateTime", time);
      if (!condition.has("lastTransitionTime")) condition.put("lastTransitionTime", time);
    }
  }

  @Override
  public List<StatusCause> check(ObjectNode object, JsonNode old) {
    JsonNode spec = object.path("spec");
    if (spec.path("signerName").asText("").isEmpty()) {
      return List.of(StatusCause.required("spec.signerName", ""));
    }
    if (spec.path("usages").isEmpty()) {
      return List.of(StatusCause.required("spec.usages", ""));
    }
    try {
      SigningRequest.parse(Base64Bytes.decode(spec.path("request").asText("")));
      return List.of();
    } catch (IllegalArgumentException malformed) {
      String why = String.valueOf(malformed.getMessage());
      return List.of(StatusCause.invalid("spec.request", spec.path("request"), why));
    }
  }
}
