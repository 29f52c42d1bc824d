package dev.hawser.apiserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLPeerUnverifiedException;

/** One HTTP request. */
record HttpCall(
    HttpExchange exchange,
    RequestPath address,
    QueryParameters query,
    AtomicReference<byte[]> received) {
  static HttpCall of(HttpExchange exchange) {
    QueryParameters query = QueryParameters.parse(exchange.getRequestURI().getRawQuery());
    String path = exchange.getRequestURI().getPath();
    return new HttpCall(
        exchange,
        RequestPath.parse(exchange.getRequestMethod(), path, query),
        query,
        new AtomicReference<>(new byte[0]));
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  RequestBody body() throws IOException {
    String mediaType = header("Content-Type").split(";", 2)[0].strip();
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    received.set(bytes);
    return new RequestBody(mediaType, bytes);
  }

  /** What has been read of the body, as text. */
  String sent() {
    return new String(received.get(), StandardCharsets.UTF_8);
  }

  Optional<X509Certificate> certificate() {
    if (!(exchange instanceof HttpsExchange secure)) return Optional.empty();
    try {
      return secure.getSSLSession().getPeerCertificates()[0] instanceof X509Certificate found
          ? Optional.of(found)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }

  /** Whether the client would like a WebSocket, which is answered with a refusal to upgrade. */
  boolean wantsUpgrade() {
    return header("Upgrade").equalsIgnoreCase("websocket");
  }
}
