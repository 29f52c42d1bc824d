package dev.hawser.liqo;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A context of a kubeconfig file.
 *
 * @param context null for the file's current context
 */
record Kubeconfig(Path file, @Nullable String context) {
  /**
   * Reads it, and the token that it points to.
   *
   * @param environment says which proxy to use if the kubeconfig does not
   * @throws IllegalArgumentException with one sentence if it can't be read, lacks the context, or
   *     asks for what the client can't do
   */
  ClientCredentials read(Map<String, String> environment) {
    var config = parse();
    ApiServerProxy.configure(config, file, proxyUrl(config), environment);
    var user = user(config);
    user.ifPresent(found -> impersonate(config, file, found));
    KubeconfigWarnings.log(file, config);
    var tokenFile = user.map(AuthInfo::getTokenFile).filter(name -> !name.isBlank());
    var credentials =
        tokenFile
            .map(name -> ClientCredentials.withTokenOf(config, file.resolveSibling(name)))
            .orElseGet(() -> new ClientCredentials(config, Set.of()));
    return credentials
        .alsoFrom(file)
        .alsoFrom(path(config.getCaCertFile()))
        .alsoFrom(path(config.getClientCertFile()))
        .alsoFrom(path(config.getClientKeyFile()));
  }

  /** Whether a program issues the token of the config's user. */
  static boolean runsProgram(Config config) {
    var context = config.getCurrentContext();
    if (context == null || config.getFile() == null) return false;
    return new Kubeconfig(config.getFile().toPath(), context.getName())
        .user(config)
        .filter(user -> user.getExec() != null)
        .isPresent();
  }

  private Config parse() {
    Config config;
    try {
      config = Config.fromKubeconfig(context, file.toFile());
    } catch (Exception e) {
      throw invalid(e);
    }
    var current = config.getCurrentContext();
    if (current == null || (context != null && !current.getName().equals(context))) {
      throw new IllegalArgumentException(
          "kubeconfig " + file + " has no context " + (context == null ? "selected" : context));
    }
    return config;
  }

  /** The client reads neither a token file nor who to act as. */
  private Optional<AuthInfo> user(Config config) {
    String name = config.getCurrentContext().getContext().getUser();
    return Stream.ofNullable(contents().getUsers())
        .flatMap(List::stream)
        .filter(user -> user.getName().equals(name) && user.getUser() != null)
        .findFirst()
        .map(NamedAuthInfo::getUser);
  }

  /** The client ignores an HTTP proxy to a server with TLS (kubernetes-client 7.8.0). */
  private @Nullable String proxyUrl(Config config) {
    String name = config.getCurrentContext().getContext().getCluster();
    return Stream.ofNullable(contents().getClusters())
        .flatMap(List::stream)
        .filter(cluster -> cluster.getName().equals(name) && cluster.getCluster() != null)
        .findFirst()
        .map(cluster -> cluster.getCluster().getProxyUrl())
        .orElse(null);
  }

  private io.fabric8.kubernetes.api.model.Config contents() {
    try (var text = Files.newInputStream(file)) {
      return Serialization.unmarshal(text, io.fabric8.kubernetes.api.model.Config.class);
    } catch (IOException | RuntimeException e) {
      throw invalid(e);
    }
  }

  /**
   * Acts as who the kubeconfig's user names.
   *
   * @throws IllegalArgumentException with one sentence if the client can't act so
   */
  static void impersonate(Config config, Path file, AuthInfo user) {
    if (user.getAsUid() != null) {
      throw new IllegalArgumentException(
          "kubeconfig "
              + file
              + " impersonates by UID (as-uid), which is not supported: use as and as-groups");
    }
    if (user.getAs() == null) return;
    config.setImpersonateUsername(user.getAs());
    config.setImpersonateGroups(
        Optional.ofNullable(user.getAsGroups()).orElse(List.of()).toArray(String[]::new));
    if (user.getAsUserExtra() != null) config.setImpersonateExtras(user.getAsUserExtra());
  }

  private IllegalArgumentException invalid(Exception cause) {
    return KubeconfigFault.invalid(file, cause);
  }

  private static @Nullable Path path(@Nullable String name) {
    return name == null || name.isEmpty() ? null : Path.of(name);
  }
}
