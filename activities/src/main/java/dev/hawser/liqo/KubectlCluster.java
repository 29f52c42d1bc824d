package dev.hawser.liqo;

import dev.hawser.connection.KubectlOptions;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that kubectl would talk to with these options: its kubeconfigs are merged, and an
 * option wins over what they say.
 */
record KubectlCluster(KubectlOptions options, Map<String, String> environment) {
  private static final String NO_CONTEXT = "options";

  /** The kubeconfigs; those that {@code KUBECONFIG} lists may be missing, as with kubectl. */
  List<Path> files() {
    String given = options.kubeconfig();
    if (given != null) return List.of(Path.of(given));
    String listed = environment.getOrDefault("KUBECONFIG", "");
    if (!listed.isBlank()) {
      return Stream.of(listed.split(File.pathSeparator, -1))
          .filter(name -> !name.isBlank())
          .map(Path::of)
          .filter(Files::exists)
          .toList();
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return Stream.of(Path.of(home, ".kube", "config")).filter(Files::exists).toList();
  }

  /**
   * Reads the files.
   *
   * @throws IllegalArgumentException with one sentence if that can't be done, or lacks what an
   *     option names
   */
  ClientCredentials read() {
    var kubeconfigs = KubeconfigFiles.read(files());
    var config = Config.empty();
    var context = context(kubeconfigs);
    requireCluster(kubeconfigs, context.getCluster());
    kubeconfigs.mergeInto(config, named(context));
    override(config);
    configureProxy(config, kubeconfigs, context.getCluster());
    return credentials(config, kubeconfigs, context.getUser());
  }

  private Context context(KubeconfigFiles kubeconfigs) {
    String name = options.context();
    var found =
        name == null
            ? kubeconfigs.currentContext().flatMap(kubeconfigs::context)
            : Optional.of(
                kubeconfigs.context(name).orElseThrow(() -> lacks(kubeconfigs, "context", name)));
    var context = new Context();
    context.setCluster(chosen(options.cluster(), found.map(Context::getCluster)));
    context.setUser(chosen(options.user(), found.map(Context::getUser)));
    requireNamed(kubeconfigs);
    return context;
  }

  private static @Nullable String chosen(@Nullable String option, Optional<String> ofContext) {
    return option == null ? ofContext.orElse(null) : option;
  }

  private void requireNamed(KubeconfigFiles kubeconfigs) {
    String cluster = options.cluster();
    if (cluster != null && kubeconfigs.cluster(cluster).isEmpty()) {
      throw lacks(kubeconfigs, "cluster", cluster);
    }
    String user = options.user();
    if (user != null && kubeconfigs.user(user).isEmpty()) throw lacks(kubeconfigs, "user", user);
  }

  private void requireCluster(KubeconfigFiles kubeconfigs, @Nullable String name) {
    if (options.server() != null) return;
    if (name != null && kubeconfigs.cluster(name).isPresent()) return;
    throw new IllegalArgumentException(
        kubeconfigs.sources().isEmpty()
            ? "there is no kubeconfig: name one, or set KUBECONFIG"
            : "kubeconfig " + kubeconfigs.names() + " has no context selected, or no such cluster");
  }

  private NamedContext named(Context context) {
    var named = new NamedContext();
    named.setName(Objects.requireNonNullElse(options.context(), NO_CONTEXT));
    named.setContext(context);
    return named;
  }

  /** As kubectl does: another server is not checked for the name of the first one. */
  private void override(Config config) {
    if (options.server() != null) {
      config.setMasterUrl(options.server());
      config.setTlsServerName(null);
    }
    if (options.tlsServerName() != null) config.setTlsServerName(options.tlsServerName());
    if (options.certificateAuthority() != null) {
      config.setCaCertFile(absolute(options.certificateAuthority()));
      config.setCaCertData(null);
    }
    if (options.insecureSkipTlsVerify()) {
      config.setTrustCerts(true);
      config.setDisableHostnameVerification(true);
      config.setCaCertFile(null);
      config.setCaCertData(null);
    }
    overrideUser(config);
  }

  private void overrideUser(Config config) {
    if (options.token() != null) config.setAutoOAuthToken(options.token());
    if (options.clientCertificate() != null) {
      config.setClientCertFile(absolute(options.clientCertificate()));
      config.setClientCertData(null);
    }
    if (options.clientKey() != null) {
      config.setClientKeyFile(absolute(options.clientKey()));
      config.setClientKeyData(null);
    }
  }

  private static String absolute(String file) {
    return Path.of(file).toAbsolutePath().toString();
  }

  private void configureProxy(Config config, KubeconfigFiles kubeconfigs, @Nullable String name) {
    String proxy =
        name == null
            ? null
            : kubeconfigs.cluster(name).map(cluster -> cluster.getProxyUrl()).orElse(null);
    ApiServerProxy.configure(config, Path.of(kubeconfigs.names()), proxy, environment);
  }

  private ClientCredentials credentials(
      Config config, KubeconfigFiles kubeconfigs, @Nullable String name) {
    var user = name == null ? Optional.<KubeconfigFiles.User>empty() : kubeconfigs.user(name);
    user.ifPresent(found -> Kubeconfig.impersonate(config, found.file(), found.credentials()));
    if (options.as() != null) {
      config.setImpersonateUsername(options.as());
      config.setImpersonateGroups(options.asGroups().toArray(String[]::new));
    }
    var credentials = withToken(config, user);
    for (var source : kubeconfigs.sources()) credentials = credentials.alsoFrom(source.file());
    return credentials
        .alsoFrom(path(config.getCaCertFile()))
        .alsoFrom(path(config.getClientCertFile()))
        .alsoFrom(path(config.getClientKeyFile()));
  }

  private ClientCredentials withToken(Config config, Optional<KubeconfigFiles.User> user) {
    if (options.token() != null) return new ClientCredentials(config, Set.of());
    return user.filter(found -> isNamed(found.credentials().getTokenFile()))
        .map(found -> found.file().resolveSibling(found.credentials().getTokenFile()))
        .map(file -> ClientCredentials.withTokenOf(config, file))
        .orElseGet(() -> new ClientCredentials(config, Set.of()));
  }

  private static boolean isNamed(@Nullable String file) {
    return file != null && !file.isBlank();
  }

  private static @Nullable Path path(@Nullable String name) {
    return name == null || name.isEmpty() ? null : Path.of(name);
  }

  private static IllegalArgumentException lacks(
      KubeconfigFiles kubeconfigs, String what, String name) {
    return new IllegalArgumentException(
        kubeconfigs.sources().isEmpty()
            ? "there is no kubeconfig, so no " + what + " is named " + name
            : "kubeconfig " + kubeconfigs.names() + " has no " + what + " " + name);
  }

  /** Without the environment, which may hold secrets. */
  @Override
  public String toString() {
    return options.toString();
  }
}
