package dev.hawser.liqo;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxy through which the requests to an API server go, chosen as kubectl does: the {@code
 * proxy-url} of the kubeconfig, else the variable {@code HTTPS_PROXY} (for a server without TLS
 * {@code HTTP_PROXY}), unless {@code NO_PROXY} has the server.
 */
record ApiServerProxy(String host, int port) {
  private static final int HTTP_PORT = 80;

  /**
   * Makes the client with this configuration use the right proxy, if any.
   *
   * @param proxyUrl of the kubeconfig; null if it has none
   * @throws IllegalArgumentException with one sentence if the client can't use that proxy
   */
  static void configure(
      Config config, Path kubeconfig, @Nullable String proxyUrl, Map<String, String> environment) {
    if (proxyUrl == null || proxyUrl.isBlank()) configure(config, environment);
    else parse("proxy-url in kubeconfig " + kubeconfig, proxyUrl).setOn(config);
  }

  /** As above, without a kubeconfig. */
  static void configure(Config config, Map<String, String> environment) {
    if (config.getMasterUrl() == null) return;
    var server = URI.create(config.getMasterUrl());
    String name = "http".equals(server.getScheme()) ? "HTTP_PROXY" : "HTTPS_PROXY";
    variable(environment, name)
        .filter(any -> !isExempt(server, environment))
        .ifPresent(value -> parse("variable " + name, value).setOn(config));
  }

  /** The proxy that the configuration names; empty without one. */
  static Optional<ApiServerProxy> of(Config config) {
    return Optional.ofNullable(config.getHttpsProxy()).map(url -> parse("proxy", url));
  }

  private static boolean isExempt(URI server, Map<String, String> environment) {
    if (server.getHost() == null) return true;
    String host = server.getHost().replaceAll("[\\[\\]]", "");
    int usual = "http".equals(server.getScheme()) ? HTTP_PORT : 443;
    int port = server.getPort() < 0 ? usual : server.getPort();
    return NoProxy.of(variable(environment, "NO_PROXY").orElse(null)).exempts(host, port);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  /** The sentences leave out the value: it may contain a password. */
  private static ApiServerProxy parse(String where, String value) {
    try {
      var url = new URI(value.contains("://") ? value.strip() : "http://" + value.strip());
      if (url.getHost() == null) throw invalid(where, "is not the URL of a proxy");
      if (!"http".equalsIgnoreCase(url.getScheme())) {
        throw invalid(where, "names a proxy of another type, " + url.getScheme());
      }
      if (url.getRawUserInfo() != null) {
        throw invalid(where, "has a user or password, which the worker does not send to a proxy");
      }
      return new ApiServerProxy(url.getHost(), url.getPort() < 0 ? HTTP_PORT : url.getPort());
    } catch (URISyntaxException e) {
      throw invalid(where, "is not the URL of a proxy");
    }
  }

  private static IllegalArgumentException invalid(String where, String problem) {
    return new IllegalArgumentException(
        where + " " + problem + ": use an HTTP proxy, such as http://proxy.example:3128");
  }

  /** The client would look the proxy's name up once; so it does for each connection, as kubectl. */
  void setOn(HttpClient.Builder client) {
    client.proxyAddress(InetSocketAddress.createUnresolved(host.replaceAll("[\\[\\]]", ""), port));
  }

  /** On both fields, because which one the client takes depends on the server's protocol. */
  private void setOn(Config config) {
    String url = "http://" + host + ":" + port;
    config.setHttpsProxy(url);
    config.setHttpProxy(url);
  }
}
