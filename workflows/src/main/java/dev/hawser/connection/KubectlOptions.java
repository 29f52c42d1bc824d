package dev.hawser.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which cluster is meant and with which credentials, in the words of kubectl's flags. What is null
 * was not given, and kubectl's rules say what holds instead.
 *
 * @param kubeconfig a file; null for those that {@code KUBECONFIG} lists, else {@code
 *     ~/.kube/config}
 * @param context null for the current one
 * @param cluster instead of the context's
 * @param user instead of the context's
 * @param server address of the API server
 * @param tlsServerName the name that the API server's certificate is checked for
 * @param certificateAuthority a file
 * @param insecureSkipTlsVerify whether the API server's certificate is not checked
 * @param token a bearer token
 * @param clientCertificate a file
 * @param clientKey a file
 * @param as the user to act as
 * @param asGroups the groups to act in
 */
public record KubectlOptions(
    @Nullable String kubeconfig,
    @Nullable String context,
    @Nullable String cluster,
    @Nullable String user,
    @Nullable String server,
    @Nullable String tlsServerName,
    @Nullable String certificateAuthority,
    boolean insecureSkipTlsVerify,
    @Nullable String token,
    @Nullable String clientCertificate,
    @Nullable String clientKey,
    @Nullable String as,
    List<String> asGroups) {
  /** None given. */
  public static final KubectlOptions DEFAULTS = of(null, null);

  public KubectlOptions {
    asGroups = List.copyOf(asGroups);
  }

  /** A context of a kubeconfig. */
  public static KubectlOptions of(@Nullable String kubeconfig, @Nullable String context) {
    return new KubectlOptions(
        kubeconfig,
        context,
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        List.of());
  }

  /** Whether nothing but a kubeconfig and a context was given. */
  public boolean nameOnlyAContext() {
    return equals(of(kubeconfig, context));
  }

  /** Names no credentials. */
  @Override
  public String toString() {
    return "kubeconfig "
        + (kubeconfig == null ? "of kubectl" : kubeconfig)
        + ", context "
        + (context == null ? "current" : context);
  }
}
