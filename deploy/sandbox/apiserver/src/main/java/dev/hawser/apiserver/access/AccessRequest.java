package dev.hawser.apiserver.access;

import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.failure.StatusDetails;

/**
 * What a user wants to do.
 *
 * @param resource the plural, or for other paths than objects' the path itself
 */
public record AccessRequest(
    String verb,
    String group,
    String resource,
    String subresource,
    String namespace,
    String name,
    boolean onObjects) {

  /** An attempt to read a path such as {@code /metrics}. */
  public static AccessRequest onPath(String verb, String path) {
    return new AccessRequest(verb, "", path, "", "", "", false);
  }

  String qualifiedResource() {
    return subresource.isEmpty() ? resource : resource + "/" + subresource;
  }

  ApiFailure refusal(User user) {
    if (!onObjects) {
      return ApiFailure.unspecific(
          403,
          "Forbidden",
          "forbidden: User \"%s\" cannot %s path \"%s\"".formatted(user.name(), verb, resource));
    }
    String where =
        namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
    return ApiFailure.forbidden(
        new StatusDetails(group, resource, name),
        "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
            .formatted(user.name(), verb, qualifiedResource(), group, where));
  }
}
