package dev.hawser.liqo.authentication;

import dev.hawser.activity.ClusterId;
import dev.hawser.activity.FailureType;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;

/**
 * What issues the identities of consumers on a provider: Kubernetes, as certificates, or AWS IAM,
 * as users with an access key, if Liqo is installed for EKS. Source: {@code
 * pkg/identityManager/awsconfig.go} of Liqo v1.2.0.
 */
final class IdentityProvider {
  private static final Map<String, String> CONTROLLER_MANAGER =
      Map.of(
          "app.kubernetes.io/name",
          "controller-manager",
          "app.kubernetes.io/component",
          "controller-manager");

  /** Liqo uses IAM if it has a value for each of them. */
  private static final List<String> AWS_ARGUMENTS =
      List.of(
          "--aws-access-key-id=",
          "--aws-secret-access-key=",
          "--aws-region=",
          "--aws-cluster-name=");

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
        api.tryList(Kind.DEPLOYMENT, liqoNamespace, CONTROLLER_MANAGER)
            .isCertain(found -> found.stream().anyMatch(IdentityProvider::hasAwsArguments));
    if (usesIam) throw unsafe(cluster, "none was requested");
  }

  private static boolean hasAwsArguments(GenericKubernetesResource deployment) {
    return Fields.objects(deployment, "spec", "template", "spec", "containers")
        .anyMatch(
            container ->
                container.get("args") instanceof List<?> arguments
                    && AWS_ARGUMENTS.stream().allMatch(name -> hasValue(arguments, name)));
  }

  private static boolean hasValue(List<?> arguments, String name) {
    return arguments.stream()
        .map(String::valueOf)
        .anyMatch(argument -> argument.startsWith(name) && argument.length() > name.length());
  }

  /**
   * The failure if Liqo has created such an identity all the same.
   *
   * @param tenant in whose status it is
   */
  static ApplicationFailure unsafe(ClusterId cluster, GenericKubernetesResource tenant) {
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
