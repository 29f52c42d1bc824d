package dev.hawser.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.hawser.apiserver.failure.ApiFailure;
import dev.hawser.apiserver.object.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer that is complete. */
final class HttpReply {
  private final int code;
  private final String contentType;
  private final byte[] body;

  private HttpReply(int code, String contentType, byte[] body) {
    this.code = code;
    this.contentType = contentType;
    this.body = body;
  }

  static HttpReply json(int code, JsonNode tree) {
    return new HttpReply(code, "application/json", Json.write(tree));
  }

  static HttpReply text(int code, String text) {
    return new HttpReply(code, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  static HttpReply failure(ApiFailure failure) {
    return json(failure.code(), failure.toStatus());
  }

  /** What Kubernetes says of paths, and so kinds, that it does not serve. */
  static HttpReply notServed() {
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
