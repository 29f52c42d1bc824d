package dev.hawser.sandbox.apiserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLPeerUnverifiedException;

/** One HTTP request. */
record Call(HttpExchange exchange, Address address, Query query, AtomicReference<byte[]> received) {
  static Call of(HttpExchange exchange) {
    Query query = Query.parse(exchange.getRequestURI().getRawQuery());
    String path = exchange.getRequestURI().getPath();
    return new Call(
        exchange,
        Address.parse(exchange.getRequestMethod(), path, query),
        query,
        new AtomicReference<>(new byte[0]));
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  Body body() throws IOException {
    String mediaType = header("Content-Type").split(";", 2)[0].strip();
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    received.set(bytes);
    return new Body(mediaType, bytes);
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
