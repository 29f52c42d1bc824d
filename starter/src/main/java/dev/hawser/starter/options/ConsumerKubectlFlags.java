package dev.hawser.starter.options;

import dev.hawser.connection.KubectlOptions;
import dev.hawser.starter.local.ClusterAccess;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * kubectl's flags for the consumer, which liqoctl calls the local cluster. The help lists those
 * that liqoctl's lists.
 */
public final class ConsumerKubectlFlags {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Kubeconfig of the consumer (env KUBECONFIG; default ~/.kube/config)")
  @Nullable String kubeconfig;

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Context of the consumer in its kubeconfig")
  @Nullable String context;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "Cluster in the consumer's kubeconfig, instead of the context's")
  @Nullable String cluster;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "User in the consumer's kubeconfig, instead of the context's")
  @Nullable String user;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description =
          "Namespace of Liqo on the consumer (default \"" + ClusterAccess.LIQO_NAMESPACE + "\")")
  @Nullable String namespace;

  @Option(
      names = {"-s", "--server"},
      hidden = true,
      paramLabel = "URL",
      description = "Address of the consumer's API server")
  @Nullable String server;

  @Option(
      names = "--tls-server-name",
      hidden = true,
      paramLabel = "NAME",
      description = "Name in the API server's certificate")
  @Nullable String tlsServerName;

  @Option(
      names = "--certificate-authority",
      hidden = true,
      paramLabel = "FILE",
      description = "CA of the API server")
  @Nullable String certificateAuthority;

  @Option(
      names = "--insecure-skip-tls-verify",
      hidden = true,
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "BOOL",
      description = "Do not check the API server's certificate")
  boolean insecureSkipTlsVerify;

  @Option(names = "--token", hidden = true, paramLabel = "TOKEN", description = "Bearer token")
  @Nullable String token;

  @Option(
      names = "--client-certificate",
      hidden = true,
      paramLabel = "FILE",
      description = "Client certificate")
  @Nullable String clientCertificate;

  @Option(
      names = "--client-key",
      hidden = true,
      paramLabel = "FILE",
      description = "Key of the client certificate")
  @Nullable String clientKey;

  @Option(names = "--as", hidden = true, paramLabel = "USER", description = "User to act as")
  @Nullable String as;

  @Option(
      names = "--as-group",
      hidden = true,
      paramLabel = "GROUP",
      description = "Group to act in; may be repeated")
  @Nullable List<String> asGroups;

  /** Whether any of them says which cluster is meant; a namespace alone does not. */
  boolean nameACluster() {
    return !options().equals(KubectlOptions.DEFAULTS);
  }

  ClusterAccess access() {
    return new ClusterAccess(
        options(), Objects.requireNonNullElse(namespace, ClusterAccess.LIQO_NAMESPACE));
  }

  private KubectlOptions options() {
    return new KubectlOptions(
        kubeconfig,
        context,
        cluster,
        user,
        server,
        tlsServerName,
        certificateAuthority,
        insecureSkipTlsVerify,
        token,
        clientCertificate,
        clientKey,
        as,
        Objects.requireNonNullElse(asGroups, List.of()));
  }
}
