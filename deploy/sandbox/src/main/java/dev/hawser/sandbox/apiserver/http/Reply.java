package dev.hawser.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.hawser.sandbox.apiserver.failure.ApiFailure;
import dev.hawser.sandbox.apiserver.object.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer that is complete. */
final class Reply {
  private final int code;
  private final String contentType;
  private final byte[] body;

  private Reply(int code, String contentType, byte[] body) {
    this.code = code;
    this.contentType = contentType;
    this.body = body;
  }

  static Reply json(int code, JsonNode tree) {
    return new Reply(code, "application/json", Json.write(tree));
  }

  static Reply text(int code, String text) {
    return new Reply(code, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static Reply failure(ApiFailure failure) {
    return json(failure.code(), failure.toStatus());
  }

  /** What Kubernetes says of paths, and so kinds, that it does not serve. */
  static Reply notServed() {
    return text(404, "404 page not found\n");
  }

  int code() {
    return code;
  }

  void sendTo(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.getResponseHeaders().set("Cache-Control", "no-cache, private");
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(code, bodiless ? -1 : body.length);
    if (!bodiless) exchange.getResponseBody().write(body);
    exchange.close();
  }
}
