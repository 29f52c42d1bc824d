package dev.hawser.liqo.kubernetes;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.temporal.failure.ApplicationFailure;
import java.util.Map;
import java.util.Optional;

/** Finds the tenant namespaces of one cluster. */
public final class TenantNamespaces {
  private final KubeApi api;
  private final ClusterId cluster;

  public TenantNamespaces(KubeApi api, ClusterId cluster) {
    this.api = api;
    this.cluster = cluster;
  }

  /**
   * The tenant namespace of a peer, found by its labels. If namespaces may not be listed, this is
   * the one with the default name, provided that it has the peer's label.
   *
   * @throws ApplicationFailure Conflict if there are several
   */
  public Optional<GenericKubernetesResource> of(ClusterId peer) {
    try {
      return labelled(peer);
    } catch (KubernetesClientException e) {
      if (!KubernetesFailures.isForbidden(e)) throw e;
      return api.get(Kind.NAMESPACE, null, Labels.tenantNamespace(peer.value()))
          .filter(namespace -> peer.value().equals(Fields.label(namespace, Labels.REMOTE_CLUSTER)));
    }
  }

  private Optional<GenericKubernetesResource> labelled(ClusterId peer) {
    var found =
        api.list(Kind.NAMESPACE, null, Map.of(Labels.REMOTE_CLUSTER, peer.value())).stream()
            .filter(namespace -> Fields.label(namespace, Labels.TENANT_NAMESPACE) != null)
            .toList();
    if (found.size() > 1) {
      throw ApplicationFailure.newNonRetryableFailure(
          "several namespaces on " + cluster + " are tenant namespaces of " + peer + ": keep one",
          FailureType.CONFLICT.word());
    }
    return found.stream().findFirst();
  }
}
