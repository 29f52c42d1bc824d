package dev.hawser.apiserver.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.object.Json;
import java.util.List;

/** A rule of a role. */
record PolicyRule(ObjectNode json) {
  boolean allows(AccessRequest attempt) {
    if (!has("verbs", attempt.verb())) return false;
    return attempt.onObjects() ? allowsObject(attempt) : allowsPath(attempt.resource());
  }

  private boolean allowsObject(AccessRequest attempt) {
    return has("apiGroups", attempt.group())
        && (has("resources", attempt.qualifiedResource())
            || (!attempt.subresource().isEmpty()
                && texts("resources").contains("*/" + attempt.subresource())))
        && (texts("resourceNames").isEmpty() || texts("resourceNames").contains(attempt.name()));
  }

  private boolean allowsPath(String path) {
    return texts("nonResourceURLs").stream()
        .anyMatch(
            url ->
                url.endsWith("*")
                    ? path.startsWith(url.substring(0, url.length() - 1))
                    : path.equals(url));
  }

  private boolean has(String field, String value) {
    List<String> texts = texts(field);
    return texts.contains("*") || texts.contains(value);
  }

  private List<String> texts(String field) {
    return Json.texts(json.path(field));
  }
}
