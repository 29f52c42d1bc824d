package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.kind.TypeRegistry;
import dev.hawser.apiserver.object.Json;
import java.util.Optional;
import java.util.Set;

/** Everything that is not objects. */
final class NonResourceEndpoint {
  private static final Set<String> HEALTH = Set.of("/readyz", "/livez", "/healthz");
  private static final String VERSION = "/version";

  private final Discovery discovery;
  private final OpenApi openApi;

  NonResourceEndpoint(TypeRegistry types) {
    this.discovery = new Discovery(types);
    this.openApi = new OpenApi(types, discovery);
  }

  /** Whether anonymous clients may read a path. */
  static boolean isPublic(String path) {
    return HEALTH.contains(path) || path.equals(VERSION);
  }

  HttpReply answer(String path) {
    if (HEALTH.contains(path)) return HttpReply.text(200, "ok");
    if (path.equals(VERSION) || path.equals(VERSION + "/")) return HttpReply.json(200, version());
    Optional<ObjectNode> document = discovery.document(path).or(() -> openApi.document(path));
    return document.map(found -> HttpReply.json(200, found)).orElseGet(() -> absent(path));
  }

  /** Whether a group is one that is served without any definition. */
  static boolean isBuiltIn(TypeRegistry types, String group) {
    return types.all().stream().anyMatch(type -> !type.custom() && type.group().equals(group));
  }

  private HttpReply absent(String path) {
    return path.startsWith("/api/")
        ? HttpReply.failure(ApiFailure.notServed())
        : HttpReply.notServed();
  }

  private static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "35")
        .put("gitVersion", "v1.35.4")
        .put("gitCommit", "")
        .put("gitTreeState", "clean")
        .put("buildDate", "1970-01-01T00:00:00Z")
        .put("goVersion", "")
        .put("compiler", "")
        .put("platform", "linux/amd64");
  }
}
