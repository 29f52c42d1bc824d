package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.Permission;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the API server what these credentials may do. */
final class AccessReviews {
  private final Supplier<KubernetesClient> client;

  /**
   * @param client asked for once per request
   */
  AccessReviews(Supplier<KubernetesClient> client) {
    this.client = client;
  }

  /** What these credentials may do in a namespace, and everywhere, as far as that is known. */
  AllowedActions allowedIn(String namespace) {
    var review =
        new SelfSubjectRulesReviewBuilder()
            .withNewSpec()
            .withNamespace(namespace)
            .endSpec()
            .build();
    try {
      var status = client.get().resource(review).create().getStatus();
      if (status == null) return new AllowedActions(List.of(), this::isAllowed, this::isAllowed);
      boolean whole = !Boolean.TRUE.equals(status.getIncomplete());
      return whole
          ? new AllowedActions(status.getResourceRules(), unlisted -> false, this::isAllowed)
          : new AllowedActions(status.getResourceRules(), this::isAllowed, this::isAllowed);
    } catch (KubernetesClientException e) {
      if (!isUnavailable(e)) throw e;
      return new AllowedActions(List.of(), this::isAllowed, this::isAllowed);
    }
  }

  /** Asks for one action; true also if the API server does not say. */
  private boolean isAllowed(Permission action) {
    String[] resource = action.resource().split("/", 2);
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(action.verb())
            .withGroup(action.group())
            .withResource(resource[0])
            .withSubresource(resource.length > 1 ? resource[1] : null)
            .withNamespace(namespaceOf(action))
            .withName(action.name())
            .endResourceAttributes()
            .endSpec()
            .build();
    try {
      var status = client.get().resource(review).create().getStatus();
      return status == null || !Boolean.FALSE.equals(status.getAllowed());
    } catch (KubernetesClientException e) {
      if (isUnavailable(e)) return true;
      throw e;
    }
  }

  /** A namespace counts as an object in itself. */
  private static @Nullable String namespaceOf(Permission action) {
    if (action.isInAllNamespaces()) return null;
    return action.isOnNamespace() ? action.name() : action.namespace();
  }

  /** Whether these credentials may not ask for their permissions, or the API server can't say. */
  private static boolean isUnavailable(KubernetesClientException e) {
    return KubernetesFailures.isForbidden(e) || e.getCode() == 404 || e.getCode() == 405;
  }
}
