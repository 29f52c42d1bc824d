package dev.hawser.apiserver.http;

import dev.hawser.apiserver.access.AccessRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's line says: a verb, and objects or another path.
 *
 * @param resource the plural; empty for other paths
 */
public record RequestPath(
    String verb,
    String path,
    String group,
    String version,
    String namespace,
    String resource,
    String name,
    String subresource) {
  private static final Set<String> OF_NAMESPACES = Set.of("status", "finalize");
  private static final Pattern NAME_SELECTOR = Pattern.compile("metadata\\.name==?([^,]+)");

  /** As a client outside of this server says it, with what follows the question mark. */
  public static RequestPath parse(String method, String path, String query) {
    return parse(method, path, QueryParameters.parse(query));
  }

  static RequestPath parse(String method, String path, QueryParameters query) {
    List<String> parts = Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    if (parts.size() > 2 && parts.getFirst().equals("api")) {
      return ofObjects(method, path, "", parts.get(1), parts.subList(2, parts.size()), query);
    }
    if (parts.size() > 3 && parts.getFirst().equals("apis")) {
      List<String> rest = parts.subList(3, parts.size());
      return ofObjects(method, path, parts.get(1), parts.get(2), rest, query);
    }
    String verb = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    return new RequestPath(verb, path, "", "", "", "", "", "");
  }

  public boolean isOfObjects() {
    return !resource.isEmpty();
  }

  AccessRequest attempt() {
    if (!isOfObjects()) return AccessRequest.onPath(verb, path);
    boolean itself = group.isEmpty() && resource.equals("namespaces");
    return new AccessRequest(
        verb, group, resource, subresource, itself ? name : namespace, name, true);
  }

  private static RequestPath ofObjects(
      String method,
      String path,
      String group,
      String version,
      List<String> rest,
      QueryParameters query) {
    boolean inNamespace =
        rest.size() > 2
            && rest.getFirst().equals("namespaces")
            && !OF_NAMESPACES.contains(rest.get(2));
    List<String> object = inNamespace ? rest.subList(2, rest.size()) : rest;
    String name = object.size() > 1 ? object.get(1) : "";
    String verb = verb(method, name, query);
    return new RequestPath(
        verb,
        path,
        group,
        version,
        inNamespace ? rest.get(1) : "",
        object.getFirst(),
        name.isEmpty() ? selectedName(verb, query) : name,
        String.join("/", object.subList(Math.min(2, object.size()), object.size())));
  }

  private static String verb(String method, String name, QueryParameters query) {
    return switch (method) {
      case "GET", "HEAD" -> {
        if (!name.isEmpty() && !query.flag("watch")) yield "get";
        yield query.flag("watch") ? "watch" : "list";
      }
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> method.toLowerCase(Locale.ROOT);
    };
  }

  /** A list of one name is allowed to those who may see that name only. */
  private static String selectedName(String verb, QueryParameters query) {
    if (!verb.equals("list") && !verb.equals("watch")) return "";
    Matcher matcher = NAME_SELECTOR.matcher(query.text("fieldSelector"));
    return matcher.find() ? matcher.group(1) : "";
  }
}
