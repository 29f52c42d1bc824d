package dev.hawser.liqo.cluster;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.pki.ClusterKey;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
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

  /** Empty if the Secret is missing, may not be read, or holds no key. */
  public Optional<ClusterKey> find() {
    return api.tryGet(Kind.SECRET, liqoNamespace, Labels.KEYS_SECRET)
        .orIfUnknown(Optional.empty())
        .flatMap(ClusterKey::fromSecret);
  }

  /**
   * The key pair.
   *
   * @throws ApplicationFailure LiqoNotFound if there is none
   */
  public ClusterKey require() {
    return find()
        .orElseThrow(
            () ->
                ApplicationFailure.newNonRetryableFailure(
                    "Secret %s is missing in namespace %s on %s, or may not be read: Liqo's controller manager creates it"
                        .formatted(Labels.KEYS_SECRET, liqoNamespace, cluster),
                    FailureType.LIQO_NOT_FOUND.word()));
  }
}
