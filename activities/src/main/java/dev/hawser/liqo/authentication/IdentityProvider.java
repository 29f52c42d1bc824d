package dev.hawser.liqo.authentication;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.IdentityIssuer;
import dev.hawser.liqo.cluster.ControllerManager;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;

/** A provider as the issuer of its consumers' identities, which must be certificates. */
final class IdentityProvider {
  private final ClusterId cluster;
  private final KubeApi api;
  private final String liqoNamespace;

  IdentityProvider(ClusterId cluster, KubeApi api, String liqoNamespace) {
    this.cluster = cluster;
    this.api = api;
    this.liqoNamespace = liqoNamespace;
  }

  /**
   * Must be called before Liqo is asked for an identity: what it creates in AWS it never deletes.
   * Passes if the credentials may not read how Liqo is installed.
   *
   * @throws ApplicationFailure UnsafeIdentity if it is AWS IAM
   */
  void requireCertificates() {
    boolean usesIam =
        ControllerManager.read(api, liqoNamespace)
            .isCertain(manager -> manager.identityIssuer() == IdentityIssuer.AWS_IAM);
    if (usesIam) throw unsafe(cluster, "none was requested");
  }

  /**
   * The failure if a Tenant has such an identity all the same.
   *
   * @param created whether the run has created the Tenant
   */
  static ApplicationFailure unsafe(
      ClusterId cluster, GenericKubernetesResource tenant, boolean created) {
    if (!created) return unsafe(cluster, "the Tenant that exists has one");
    var arn = Fields.words(tenant, "status", "authParams", "awsConfig", "awsUserArn");
    String user = arn == null ? "" : " " + arn.substring(arn.lastIndexOf('/') + 1);
    return unsafe(
        cluster,
        "Liqo has created one, and never deletes it: delete IAM user"
            + user
            + " in AWS, and its entry in ConfigMap aws-auth of namespace kube-system");
  }

  private static ApplicationFailure unsafe(ClusterId cluster, String rest) {
    return ApplicationFailure.newNonRetryableFailure(
        cluster
            + " issues EKS identities, which contain an access key in plain text that must not be"
            + " stored in a workflow's history; "
            + rest,
        FailureType.UNSAFE_IDENTITY.word());
  }
}
