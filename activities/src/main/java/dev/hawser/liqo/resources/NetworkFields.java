package dev.hawser.liqo.resources;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.Endpoint;
import dev.hawser.activity.InvalidFieldException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

  /** What a gateway client connects to; empty if it allows no tunnel. */
  public static Optional<Endpoint> dialled(GenericKubernetesResource client) {
    var port = Fields.number(client, "spec", "endpoint", "port");
    String protocol = Fields.text(client, "spec", "endpoint", "protocol");
    var addresses = Fields.texts(client, "spec", "endpoint", "addresses");
    return port == null ? Optional.empty() : endpoint(addresses, port, protocol);
  }

  /** Where the gateway server is reached; empty while a part is missing or no tunnel can use it. */
  public static Optional<Endpoint> endpoint(GenericKubernetesResource server) {
    var addresses = Fields.texts(server, "status", "endpoint", "addresses");
    var port = Fields.number(server, "status", "endpoint", "port");
    if (addresses.isEmpty() || port == null || port == 0) return Optional.empty();
    return endpoint(addresses, port, Fields.text(server, "status", "endpoint", "protocol"));
  }

  private static Optional<Endpoint> endpoint(
      List<String> addresses, int port, @Nullable String protocol) {
    try {
      return Optional.of(new Endpoint(addresses, port, protocol == null ? "UDP" : protocol));
    } catch (InvalidFieldException e) {
      return Optional.empty();
    }
  }
}
