package dev.hawser.apiserver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.apiserver.failure.StatusCause;
import dev.hawser.apiserver.kind.ResourceType;
import dev.hawser.apiserver.object.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What must hold for the metadata of every object. */
final class MetadataRules {
  private static final String LABEL = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
  private static final String SUBDOMAIN =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";
  private static final Pattern LABEL_VALUE = Pattern.compile(LABEL);
  private static final Pattern NAME = Pattern.compile(SUBDOMAIN);

  private static final Set<String> STANDARD_FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion", DefinitionRules.CLEANUP);

  private MetadataRules() {}

  static List<StatusCause> check(ResourceType type, ObjectNode object) {
    var causes = new ArrayList<StatusCause>();
    name(causes, type, ObjectMeta.name(object));
    labels(causes, object);
    owners(causes, object);
    if (!type.custom()) finalizers(causes, object);
    return causes;
  }

  /** What must hold besides when an object changes. */
  static List<StatusCause> checkChange(ObjectNode object, JsonNode old) {
    var causes = new ArrayList<StatusCause>();
    for (String field : List.of("name", "namespace", "uid")) {
      String value = ObjectMeta.text(object, field);
      if (!value.equals(ObjectMeta.text(old, field))) {
        causes.add(
            StatusCause.invalid(
                "metadata." + field, TextNode.valueOf(value), "field is immutable"));
      }
    }
    if (ObjectMeta.isTerminating(old)) newFinalizers(causes, object, old);
    return causes;
  }

  private static void name(List<StatusCause> causes, ResourceType type, String name) {
    if (name.isEmpty()) {
      causes.add(StatusCause.required("metadata.name", "name or generateName is required"));
    } else if (!type.group().equals("rbac.authorization.k8s.io") && !isName(name)) {
      causes.add(StatusCause.invalid("metadata.name", TextNode.valueOf(name), badName()));
    }
  }

  private static boolean isName(String name) {
    return name.length() <= 253 && NAME.matcher(name).matches();
  }

  private static void labels(List<StatusCause> causes, ObjectNode object) {
    for (JsonNode value : object.path("metadata").path("labels")) {
      if (value.asText().length() > 63) {
        causes.add(StatusCause.invalid("metadata.labels", value, "must be no more than 63 bytes"));
      } else if (!LABEL_VALUE.matcher(value.asText()).matches()) {
        causes.add(StatusCause.invalid("metadata.labels", value, badLabel()));
      }
    }
  }

  private static void owners(List<StatusCause> causes, ObjectNode object) {
    for (ObjectNode owner : ObjectMeta.owners(object)) {
      for (String field : List.of("apiVersion", "kind", "name", "uid")) {
        if (owner.path(field).asText("").isEmpty()) {
          causes.add(
              StatusCause.invalid(
                  "metadata.ownerReferences." + field, "\"\"", "must not be empty"));
        }
      }
    }
  }

  private static void finalizers(List<StatusCause> causes, ObjectNode object) {
    List<String> finalizers = ObjectMeta.finalizers(object);
    for (int i = 0; i < finalizers.size(); i++) {
      String finalizer = finalizers.get(i);
      if (finalizer.contains("/") || STANDARD_FINALIZERS.contains(finalizer)) continue;
      causes.add(
          StatusCause.invalid(
              "metadata.finalizers[" + i + "]",
              TextNode.valueOf(finalizer),
              "name is neither a standard finalizer name nor is it fully qualified"));
    }
  }

  private static void newFinalizers(List<StatusCause> causes, ObjectNode object, JsonNode old) {
    List<String> before = ObjectMeta.finalizers(old);
    String added =
        ObjectMeta.finalizers(object).stream()
            .filter(finalizer -> !before.contains(finalizer))
            .map(finalizer -> '"' + finalizer + '"')
            .collect(Collectors.joining(", "));
    if (added.isEmpty()) return;
    causes.add(
        StatusCause.forbidden(
            "metadata.finalizers",
            "no new finalizers can be added if the object is being deleted, found new finalizers"
                + " []string{"
                + added
                + "}"));
  }

  private static String badLabel() {
    return "a valid label must be an empty string or consist of alphanumeric characters, '-', '_'"
        + " or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
        + " 'my_value',  or '12345', regex used for validation is '"
        + LABEL
        + "')";
  }

  private static String badName() {
    return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
        + " or '.', and must start and end with an alphanumeric character (e.g. 'example.com',"
        + " regex used for validation is '"
        + SUBDOMAIN
        + "')";
  }
}
