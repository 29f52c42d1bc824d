package dev.hawser.liqo;

import dev.hawser.liqo.pki.KeyAlgorithm;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The address of an API server and the credentials for it, as they were read.
 *
 * @param files what they were read from
 */
record ClientCredentials(Config config, Set<Path> files) {
  private static final int TIMEOUT_MILLIS = 5_000;
  private static final int MANY = 1_000;

  ClientCredentials {
    files = Set.copyOf(files);
  }

  /** With the token that this file has. */
  static ClientCredentials withTokenOf(Config config, Path file) {
    String token = text(file).strip();
    if (token.isEmpty()) throw new IllegalArgumentException("token file " + file + " is empty");
    config.setAutoOAuthToken(token);
    return new ClientCredentials(config, Set.of(file));
  }

  /** The same, read from this file as well; null for none. */
  ClientCredentials alsoFrom(@Nullable Path file) {
    if (file == null) return this;
    var all = new TreeSet<>(files);
    all.add(file);
    return new ClientCredentials(config, all);
  }

  /** Whether requests have any credentials at all. */
  boolean identify() {
    return hasCertificate()
        || config.getAutoOAuthToken() != null
        || config.getUsername() != null
        || config.getAuthProvider() != null;
  }

  /**
   * Checks that a client certificate belongs to its key: of the two files of a rotation, one may
   * have been written and the other not.
   *
   * @throws IllegalArgumentException with one sentence if not
   */
  void requireMatchingKey() {
    if (hasCertificate()) ClientKeyPair.requireMatching(clientConfig());
  }

  /** A client with them. */
  KubernetesClient client() {
    var ours = clientConfig();
    return new KubernetesClientBuilder()
        .withConfig(ours)
        .withHttpClientBuilderConsumer(
            http -> ApiServerProxy.of(ours).ifPresent(it -> it.setOn(http)))
        .build();
  }

  private Config clientConfig() {
    var ours =
        new ConfigBuilder(config)
            .withRequestTimeout(TIMEOUT_MILLIS)
            .withConnectionTimeout(TIMEOUT_MILLIS)
            .withRequestRetryBackoffLimit(0)
            .withMaxConcurrentRequests(MANY)
            .withMaxConcurrentRequestsPerHost(MANY)
            .withUserAgent("hawser")
            .build();
    keyAlgorithm(ours).ifPresent(ours::setClientKeyAlgo);
    if (hasFixedToken()) ours.setOauthTokenProvider(config::getAutoOAuthToken);
    return ours;
  }

  /**
   * Whether the token, if any, lasts as long as the files stay as they are. From its second minute
   * on, the client reads a kubeconfig again before each request, looking for a token, unless a
   * provider says what the token is (TokenRefreshInterceptor, kubernetes-client 7.8.0). That is
   * needed for the tokens that a program or an identity provider issues, and fails otherwise while
   * the file is being written.
   */
  private boolean hasFixedToken() {
    return config.getAuthProvider() == null && !Kubeconfig.runsProgram(config);
  }

  private boolean hasCertificate() {
    return config.getClientCertData() != null || config.getClientCertFile() != null;
  }

  /** Without this the client assumes that a PKCS#8 key is an RSA key. */
  private static Optional<String> keyAlgorithm(Config config) {
    if (config.getClientKeyData() != null) {
      var pem = Base64.getDecoder().decode(config.getClientKeyData());
      return KeyAlgorithm.ofPrivateKey(new String(pem, StandardCharsets.US_ASCII));
    }
    if (config.getClientKeyFile() == null) return Optional.empty();
    return KeyAlgorithm.ofPrivateKey(text(Path.of(config.getClientKeyFile())));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "file "
              + file
              + ", which the credentials come from, can't be read: check its path and permissions",
          e);
    }
  }

  /** Names no credentials. */
  @Override
  public String toString() {
    return "credentials from " + files;
  }
}
