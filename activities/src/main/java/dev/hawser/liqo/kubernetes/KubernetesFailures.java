package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.FailureType;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What an answer of an API server means: the one place where it is decided whether trying again can
 * help.
 */
public final class KubernetesFailures {
  private KubernetesFailures() {}

  /** The failure a step ends with; empty when the answer may be another one soon. */
  public static Optional<ApplicationFailure> permanent(
      KubernetesClientException e, String cluster) {
    return switch (e.getCode()) {
      case 400 -> refuse(FailureType.INVALID_OBJECT, cluster + " refuses it: " + sentence(e));
      case 401 ->
          refuse(
              FailureType.FORBIDDEN,
              cluster + " does not accept the worker's credentials: renew its kubeconfig");
      case 403 ->
          isNamespaceEnding(e)
              ? Optional.empty()
              : refuse(FailureType.FORBIDDEN, cluster + " forbids it: " + sentence(e));
      case 404 ->
          isKindAbsent(e)
              ? refuse(
                  FailureType.LIQO_NOT_FOUND,
                  kind(e) + " is not installed on " + cluster + ": " + sentence(e))
              : Optional.empty();
      case 405, 415, 422 ->
          refuse(FailureType.INVALID_OBJECT, cluster + " refuses it: " + sentence(e));
      default ->
          isDistrusted(e)
              ? refuse(
                  FailureType.UNREACHABLE,
                  "the certificate of " + cluster + "'s API server is not trusted: " + sentence(e))
              : Optional.empty();
    };
  }

  /** Somebody wrote, or created, at the same time: read again at once. */
  public static boolean isRace(KubernetesClientException e) {
    return e.getCode() == 409;
  }

  public static boolean isForbidden(KubernetesClientException e) {
    return e.getCode() == 403;
  }

  /** The API server knows the kind and has no such object; what stands before it never says so. */
  public static boolean isAbsent(KubernetesClientException e) {
    return e.getCode() == 404 && !isKindAbsent(e);
  }

  /** The collection itself is not served: the CRD is absent. */
  public static boolean isKindAbsent(KubernetesClientException e) {
    var status = e.getStatus();
    return e.getCode() == 404
        && (status == null || status.getDetails() == null || status.getDetails().getName() == null)
        && !isOfNamespace(status);
  }

  private static String kind(KubernetesClientException e) {
    String kind = e.getFullResourceName();
    return kind == null ? "a kind of Liqo" : "Liqo's " + kind;
  }

  /** What the API server said, in one sentence. */
  public static String sentence(KubernetesClientException e) {
    var status = e.getStatus();
    if (status != null && status.getMessage() != null) return status.getMessage();
    if (hasCause(e, UnresolvedAddressException.class)) return "the API server's host is unknown";
    Throwable deepest = e;
    while (deepest.getCause() != null) deepest = deepest.getCause();
    String text = deepest.getMessage();
    return text == null ? deepest.getClass().getSimpleName() : text.lines().findFirst().orElse("");
  }

  /** A handshake that merely broke off, as when the server is killed, proves nothing. */
  private static boolean isDistrusted(KubernetesClientException e) {
    return hasCause(e, SSLHandshakeException.class) && hasCause(e, CertificateException.class);
  }

  private static Optional<ApplicationFailure> refuse(FailureType type, String message) {
    return Optional.of(ApplicationFailure.newNonRetryableFailure(message, type.word()));
  }

  /**
   * Whether the namespace of a new object is being deleted, as the API server reports it in a cause
   * of the Status: {@code NamespaceTerminating} in k8s.io/api/core/v1/types.go.
   */
  private static boolean isNamespaceEnding(KubernetesClientException e) {
    return e.getStatus() != null
        && e.getStatus().getDetails() != null
        && e.getStatus().getDetails().getCauses().stream()
            .anyMatch(cause -> "NamespaceTerminating".equals(cause.getReason()));
  }

  private static boolean isOfNamespace(@Nullable Status status) {
    return status != null
        && status.getDetails() != null
        && "namespaces".equals(status.getDetails().getKind());
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) return true;
    }
    return false;
  }
}
