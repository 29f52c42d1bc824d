package dev.hawser.sandbox.apiserver;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The text of a kubeconfig with one cluster and one user. */
final class Kubeconfig {
  private static final String TEXT =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - name: %1$s
        cluster:
          server: %2$s
          certificate-authority-data: %3$s
      users:
      - name: %4$s
        user:
          token: %5$s
      contexts:
      - name: %1$s
        context:
          cluster: %1$s
          user: %4$s
      current-context: %1$s
      """;

  private Kubeconfig() {}

  static String withToken(String cluster, String url, String caPem, String user, String token) {
    String ca = Base64.getEncoder().encodeToString(caPem.getBytes(StandardCharsets.US_ASCII));
    return TEXT.formatted(cluster, url, ca, user, token);
  }
}
