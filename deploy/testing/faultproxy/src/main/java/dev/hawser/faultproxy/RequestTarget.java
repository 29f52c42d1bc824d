package dev.hawser.faultproxy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Verb and resource of a request, as Kubernetes names them.
 *
 * @param verb such as {@code list}
 * @param resource the plural, with a subresource behind a slash; the path where there are no
 *     objects
 */
record RequestTarget(String verb, String resource) {
  private static final Set<String> SUBRESOURCES_OF_NAMESPACES = Set.of("status", "finalize");

  /**
   * Reads a request line.
   *
   * @param target path and query
   */
  static RequestTarget of(String method, String target) {
    var parts = target.split("\\?", 2);
    boolean watch = parts.length > 1 && isWatch(parts[1]);
    var segments =
        Arrays.stream(parts[0].split("/")).filter(segment -> !segment.isEmpty()).toList();
    int prefix = prefix(segments);
    if (prefix == 0) return new RequestTarget(verbOfPath(method), parts[0]);
    var rest = segments.subList(prefix, segments.size());
    var object = isInNamespace(rest) ? rest.subList(2, rest.size()) : rest;
    var subresource = String.join("/", object.subList(Math.min(2, object.size()), object.size()));
    return new RequestTarget(
        verb(method, object.size() > 1, watch),
        subresource.isEmpty() ? object.getFirst() : object.getFirst() + "/" + subresource);
  }

  /** The number of segments before the resource; 0 when there is none. */
  private static int prefix(List<String> segments) {
    if (segments.size() > 2 && segments.getFirst().equals("api")) return 2;
    return segments.size() > 3 && segments.getFirst().equals("apis") ? 3 : 0;
  }

  private static boolean isInNamespace(List<String> rest) {
    return rest.size() > 2
        && rest.getFirst().equals("namespaces")
        && !SUBRESOURCES_OF_NAMESPACES.contains(rest.get(2));
  }

  private static boolean isWatch(String query) {
    return Arrays.stream(query.split("&"))
        .anyMatch(each -> each.equals("watch=true") || each.equals("watch=1"));
  }

  private static String verb(String method, boolean named, boolean watch) {
    return switch (method) {
      case "GET", "HEAD" -> watch ? "watch" : named ? "get" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "DELETE" -> named ? "delete" : "deletecollection";
      default -> method.toLowerCase(Locale.ROOT);
    };
  }

  private static String verbOfPath(String method) {
    return method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
  }
}
