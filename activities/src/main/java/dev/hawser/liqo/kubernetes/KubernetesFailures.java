package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.PlainText;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** What an API server's errors mean. Only this class decides whether a retry can help. */
public final class KubernetesFailures {
  private KubernetesFailures() {}

  /** The failure that ends a step; empty if a retry may succeed. */
  public static Optional<ApplicationFailure> permanent(
      KubernetesClientException e, String cluster) {
    return switch (e.getCode()) {
      case 400 ->
          refuse(FailureType.INVALID_OBJECT, cluster + " rejected the request: " + sentence(e));
      case 401 ->
          refuse(
              FailureType.FORBIDDEN,
              cluster + " does not accept the worker's credentials: renew its kubeconfig");
      case 403 ->
          isNamespaceEnding(e)
              ? Optional.empty()
              : refuse(FailureType.FORBIDDEN, cluster + " forbids the request: " + sentence(e));
      case 404 ->
          isKindAbsent(e)
              ? refuse(
                  FailureType.LIQO_NOT_FOUND,
                  kind(e) + " is not installed on " + cluster + ": " + sentence(e))
              : Optional.empty();
      case 405, 415, 422 ->
          refuse(FailureType.INVALID_OBJECT, cluster + " rejected the request: " + sentence(e));
      default ->
          isDistrusted(e)
              ? refuse(
                  FailureType.UNREACHABLE,
                  "the certificate of " + cluster + "'s API server is not trusted: " + sentence(e))
              : Optional.empty();
    };
  }

  /** Someone else wrote or created the object at the same time: read it again. */
  public static boolean isRace(KubernetesClientException e) {
    return e.getCode() == 409;
  }

  /** The credentials are not accepted; while they are rotated, that may pass. */
  public static boolean isUnauthenticated(KubernetesClientException e) {
    return e.getCode() == 401;
  }

  public static boolean isForbidden(KubernetesClientException e) {
    return e.getCode() == 403;
  }

  /** The API server serves the kind and has no such object; a proxy in front never says so. */
  public static boolean isAbsent(KubernetesClientException e) {
    return e.getCode() == 404 && !isKindAbsent(e);
  }

  /** The kind itself is not served: its CRD is missing. */
  public static boolean isKindAbsent(KubernetesClientException e) {
    var status = e.getStatus();
    return e.getCode() == 404
        && (status == null || status.getDetails() == null || status.getDetails().getName() == null)
        && !isOfNamespace(status);
  }

  /**
   * Why a pod may not be evicted now: what its disruption budget needs, or that there are several.
   * Empty if the failure is not about that: a busy API server answers with the same code.
   */
  static Optional<String> whyNotEvicted(KubernetesClientException e) {
    if (e.getCode() == 500 && message(e).contains("more than one PodDisruptionBudget")) {
      return Optional.of("more than one PodDisruptionBudget selects it, which blocks evictions");
    }
    if (isNamespaceEnding(e)) return Optional.of("its namespace is being deleted");
    if (e.getStatus() == null || e.getStatus().getDetails() == null) return Optional.empty();
    return e.getStatus().getDetails().getCauses().stream()
        .filter(cause -> "DisruptionBudget".equals(cause.getReason()))
        .map(cause -> PlainText.of(String.valueOf(cause.getMessage()), PlainText.WORDS))
        .findFirst();
  }

  private static String kind(KubernetesClientException e) {
    String kind = e.getFullResourceName();
    return kind == null ? "a kind of Liqo" : "Liqo's " + kind;
  }

  /** The API server's message, or else the cause of the failure, in one sentence. */
  public static String sentence(KubernetesClientException e) {
    return PlainText.of(message(e), PlainText.WORDS);
  }

  private static String message(KubernetesClientException e) {
    var status = e.getStatus();
    if (status != null && status.getMessage() != null) return status.getMessage();
    if (hasCause(e, UnresolvedAddressException.class)) return "the API server's host is unknown";
    Throwable deepest = e;
    while (deepest.getCause() != null) deepest = deepest.getCause();
    String text = deepest.getMessage();
    // The client gives neither a message to this one nor to its cause.
    if (text == null && hasCause(e, ConnectException.class)) return "connection refused";
    return text == null ? deepest.getClass().getSimpleName() : text.lines().findFirst().orElse("");
  }

  /** Not for a handshake that only broke off, as when the server is killed. */
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
