package dev.hawser.liqo.cluster;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** The key pair of one cluster, which Liqo's controller manager creates and keeps in a Secret. */
public final class AuthenticationKeys {
  private final KubeApi api;
  private final ClusterId cluster;
  private final String liqoNamespace;

  AuthenticationKeys(KubeApi api, ClusterId cluster, String liqoNamespace) {
    this.api = api;
    this.cluster = cluster;
    this.liqoNamespace = liqoNamespace;
  }

  /**
   * The fingerprint of the public key, for which the private key is not decoded; empty if the
   * Secret is missing, may not be read, or holds no keys.
   */
  public Optional<String> fingerprint() {
    return secret().flatMap(ClusterKey::fingerprintIn);
  }

  /**
   * The key pair.
   *
   * @throws ApplicationFailure LiqoNotFound if there is none
   */
  public ClusterKey require() {
    return secret()
        .flatMap(ClusterKey::fromSecret)
        .orElseThrow(
            () ->
                ApplicationFailure.newNonRetryableFailure(
                    "Secret %s is missing in namespace %s on %s, or may not be read: Liqo's controller manager creates it"
                        .formatted(Labels.KEYS_SECRET, liqoNamespace, cluster),
                    FailureType.LIQO_NOT_FOUND.word()));
  }

  private Optional<GenericKubernetesResource> secret() {
    return api.tryGet(Kind.SECRET, liqoNamespace, Labels.KEYS_SECRET).orIfUnknown(Optional.empty());
  }
}
