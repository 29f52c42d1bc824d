package dev.hawser.sandbox.apiserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** One HTTP request. */
record Call(HttpExchange exchange, Address address, Query query) {
  static Call of(HttpExchange exchange) {
    Query query = Query.parse(exchange.getRequestURI().getRawQuery());
    String path = exchange.getRequestURI().getPath();
    return new Call(exchange, Address.parse(exchange.getRequestMethod(), path, query), query);
  }

  String header(String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  Body body() throws IOException {
    String mediaType = header("Content-Type").split(";", 2)[0].strip();
    return new Body(mediaType, exchange.getRequestBody().readAllBytes());
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
