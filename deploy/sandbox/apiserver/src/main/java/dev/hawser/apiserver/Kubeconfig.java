package dev.hawser.apiserver;

import dev.hawser.apiserver.object.Base64Bytes;

/** The text of a kubeconfig with one cluster and one user. */
final class Kubeconfig {
  private Kubeconfig() {}

  static String withToken(String cluster, String url, String caPem, String user, String token) {
    String ca = Base64Bytes.encode(caPem);
    return """
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
    """
        .formatted(cluster, url, ca, user, token);
  }
}
