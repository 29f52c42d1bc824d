package dev.hawser.faultproxy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Set;

/** Sends requests to the API server, with the credentials of a kubeconfig. */
final class Upstream implements AutoCloseable {
  /**
   * Headers of the connection between client and proxy, and those that the HTTP client sets itself.
   */
  private static final Set<String> NOT_PASSED_ON =
      Set.of(
          "host",
          "connection",
          "upgrade",
          "http2-settings",
          "content-length",
          "transfer-encoding",
          "expect",
          "authorization");

  private final Config config;
  private final URI server;
  private final HttpClient client;

  private Upstream(Config config, HttpClient client) {
    this.config = config;
    this.server = URI.create(config.getMasterUrl());
    this.client = client;
  }

  static Upstream of(Path kubeconfig) {
    var config = Config.fromKubeconfig(kubeconfig.toFile());
    try {
      var client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(Duration.ofSeconds(5))
              .sslContext(SSLUtils.sslContext(config))
              .build();
      return new Upstream(config, client);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("can't use the credentials in " + kubeconfig, e);
    }
  }

  /** Passes a request on; the caller closes the body of the answer. */
  HttpResponse<InputStream> send(ProxyRequest request) throws IOException {
    var forwarded =
        HttpRequest.newBuilder(server.resolve(request.target()))
            .method(request.method(), BodyPublishers.ofString(request.body()));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (!NOT_PASSED_ON.contains(name)) forwarded.setHeader(name, value);
            });
    String token =
        config.getAutoOAuthToken() == null ? config.getOauthToken() : config.getAutoOAuthToken();
    if (token != null) forwarded.setHeader("Authorization", "Bearer " + token);
    try {
      return client.send(forwarded.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
