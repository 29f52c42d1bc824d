package dev.hawser.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;

/** RFC 7386: fields replace fields, null removes. */
record MergePatch(ObjectNode patch) implements Patch {
  @Override
  public ObjectNode applyTo(ObjectNode object) {
    ObjectNode result = object.deepCopy();
    merge(result, patch);
    return result;
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    patch
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              if (value.isNull()) {
                target.remove(name);
              } else if (value instanceof ObjectNode nested) {
                ObjectNode into = target.path(name) instanceof ObjectNode old ? old : Json.object();
                merge(into, nested);
                target.set(name, into);
              } else {
                target.set(name, value.deepCopy());
              }
            });
  }
}
