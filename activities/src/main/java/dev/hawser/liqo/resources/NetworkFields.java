package dev.hawser.liqo.resources;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.Endpoint;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;

/** Reads the network fields of Liqo's objects. */
public final class NetworkFields {
  private NetworkFields() {}

  /** Whether all of the peer's networks are mapped, as releases 1.0 to 1.2 of Liqo report it. */
  public static boolean isReady(GenericKubernetesResource configuration) {
    String condition = Fields.condition(configuration, "NetworkCIDRsConfigured", "status");
    if (condition == null) {
      return Fields.objects(configuration, "status", "conditions").findAny().isEmpty()
          && remote(configuration, "status").isPresent()
          && Fields.label(configuration, "configuration.liqo.io/configured") != null;
    }
    String observed =
        Fields.condition(configuration, "NetworkCIDRsConfigured", "observedGeneration");
    return condition.equals("True")
        && String.valueOf(configuration.getMetadata().getGeneration()).equals(observed);
  }

  /**
   * The networks under {@code spec.remote} or {@code status.remote}; empty while a part is missing.
   */
  public static Optional<Cidrs> remote(GenericKubernetesResource configuration, String part) {
    var pod = Fields.texts(configuration, part, "remote", "cidr", "pod");
    var external = Fields.texts(configuration, part, "remote", "cidr", "external");
    return pod.isEmpty() || external.isEmpty()
        ? Optional.empty()
        : Optional.of(new Cidrs(pod, external));
  }

  /** Where the gateway server is reached; empty while a part is missing. */
  public static Optional<Endpoint> endpoint(GenericKubernetesResource server) {
    var addresses = Fields.texts(server, "status", "endpoint", "addresses");
    var port = Fields.number(server, "status", "endpoint", "port");
    if (addresses.isEmpty() || port == null || port == 0) return Optional.empty();
    String protocol = Fields.text(server, "status", "endpoint", "protocol");
    return Optional.of(new Endpoint(addresses, port, protocol == null ? "UDP" : protocol));
  }
}
