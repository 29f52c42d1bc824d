package dev.hawser.liqo.cluster;

import dev.hawser.activity.IdentityIssuer;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.kubernetes.ReadResult;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Liqo's controller manager as it is deployed on one cluster.
 *
 * @param deployments with its labels; none, or one
 */
public record ControllerManager(List<GenericKubernetesResource> deployments) {
  private static final String NAME = "controller-manager";
  private static final Map<String, String> LABELS =
      Map.of("app.kubernetes.io/name", NAME, "app.kubernetes.io/component", NAME);

  /**
   * Liqo uses AWS IAM if it has a value for each of them. Source: {@code
   * pkg/identityManager/awsconfig.go} of Liqo v1.2.0.
   */
  private static final List<String> AWS_ARGUMENTS =
      List.of(
          "--aws-access-key-id=",
          "--aws-secret-access-key=",
          "--aws-region=",
          "--aws-cluster-name=");

  /** Unknown if the credentials may not list Deployments in Liqo's namespace. */
  public static ReadResult<ControllerManager> read(KubeApi api, String liqoNamespace) {
    return api.tryList(Kind.DEPLOYMENT, liqoNamespace, LABELS).map(ControllerManager::new);
  }

  /** The tag of its image, which is the version of Liqo; empty if there is none. */
  public Optional<String> version() {
    return containers()
        .filter(container -> NAME.equals(container.get("name")))
        .map(container -> String.valueOf(container.get("image")))
        .map(image -> image.split("@", 2)[0])
        .map(image -> image.substring(image.lastIndexOf(':') + 1))
        .findFirst();
  }

  /** What issues the identities of consumers. */
  public IdentityIssuer identityIssuer() {
    return containers().anyMatch(ControllerManager::hasAwsArguments)
        ? IdentityIssuer.AWS_IAM
        : IdentityIssuer.KUBERNETES;
  }

  private Stream<Map<String, Object>> containers() {
    return deployments.stream()
        .flatMap(
            deployment -> Fields.objects(deployment, "spec", "template", "spec", "containers"));
  }

  private static boolean hasAwsArguments(Map<String, Object> container) {
    return container.get("args") instanceof List<?> arguments
        && AWS_ARGUMENTS.stream().allMatch(name -> hasValue(arguments, name));
  }

  private static boolean hasValue(List<?> arguments, String name) {
    return arguments.stream()
        .map(String::valueOf)
        .anyMatch(argument -> argument.startsWith(name) && argument.length() > name.length());
  }
}
