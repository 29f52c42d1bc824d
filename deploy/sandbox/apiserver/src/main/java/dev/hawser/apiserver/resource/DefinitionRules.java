package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.apiserver.access.User;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.object.Json;
import dev.hawser.apiserver.object.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Definitions are established at once. */
final class DefinitionRules implements KindRules {
  static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

  @Override
  public void onCreate(ObjectNode object, User user, Instant now) {
    ObjectNode spec = Json.child(object, "spec");
    ObjectNode names = Json.child(spec, "names");
    String kind = names.path("kind").asText("");
    if (!names.has("singular")) names.put("singular", kind.toLowerCase(Locale.ROOT));
    if (!names.has("listKind")) names.put("listKind", kind + "List");
    if (!spec.has("conversion")) spec.putObject("conversion").put("strategy", "None");
    establish(object, ObjectMeta.timestamp(now));
  }

  @Override
  public void onDelete(ObjectNode object, Instant now) {
    if (ObjectMeta.isTerminating(object)) return;
    ObjectMeta.setFinalizers(object, List.of(CLEANUP));
    condition(
        Json.child(object, "status"),
        "Terminating",
        "InstanceDeletionPending",
        "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon",
        ObjectMeta.timestamp(now));
  }

  @Override
  public List<StatusCause> check(ObjectNode object, JsonNode old) {
    JsonNode spec = object.path("spec");
    String expected =
        spec.path("names").path("plural").asText("") + "." + spec.path("group").asText("");
    String name = ObjectMeta.name(object);
    return name.equals(expected)
        ? List.of()
        : List.of(
            StatusCause.invalid(
                "metadata.name",
                TextNode.valueOf(name),
                "must be spec.names.plural+\".\"+spec.group"));
  }

  private static void establish(ObjectNode object, String time) {
    ObjectNode status = object.putObject("status");
    condition(status, "NamesAccepted", "NoConflicts", "no conflicts found", time);
    condition(
        status,
        "Established",
        "InitialNamesAccepted",
        "the initial names have been accepted",
        time);
    status.set("acceptedNames", object.path("spec").path("names").deepCopy());
    status.set("storedVersions", Json.strings(storedVersions(object)));
  }

  private static void condition(
      ObjectNode status, String type, String reason, String message, String time) {
    status
        .withArray("conditions")
        .addObject()
        .put("lastTransitionTime", time)
        .put("message", message)
        .put("reason", reason)
        .put("status", "True")
        .put("type", type);
  }

  private static List<String> storedVersions(ObjectNode object) {
    return Json.objects(object.path("spec").path("versions")).stream()
        .filter(version -> version.path("storage").asBoolean())
        .map(version -> version.path("name").asText())
        .toList();
  }
}
