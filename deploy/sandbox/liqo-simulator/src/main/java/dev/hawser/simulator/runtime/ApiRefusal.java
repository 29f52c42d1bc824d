package dev.hawser.simulator.runtime;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** Why an API server refused a request, as far as a controller cares. */
public enum ApiRefusal {
  ALREADY_EXISTS,
  CONFLICT,
  NOT_FOUND,
  FORBIDDEN,
  OTHER;

  public static ApiRefusal of(KubernetesClientException e) {
    return switch (e.getCode()) {
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 409 -> isAlreadyExists(e) ? ALREADY_EXISTS : CONFLICT;
      default -> OTHER;
    };
  }

  private static boolean isAlreadyExists(KubernetesClientException e) {
    return e.getStatus() != null && "AlreadyExists".equals(e.getStatus().getReason());
  }
}
