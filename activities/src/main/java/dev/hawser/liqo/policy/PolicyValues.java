package dev.hawser.liqo.policy;

import dev.hawser.activity.AllowedAddress;
import dev.hawser.activity.Cidr;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.Quantity;
import dev.hawser.activity.RequestOption;
import dev.hawser.activity.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The values in a policy. Each is read as it is written, and fails with a {@link YamlProblem} if it
 * is not one.
 */
final class PolicyValues {
  private static final List<String> ROLES = List.of("consumer", "provider");
  private static final List<String> SERVICE_TYPES =
      Stream.of(ServiceType.values()).map(ServiceType::word).toList();

  private PolicyValues() {}

  static Role role(Node node) {
    return Role.valueOf(oneOf(node, ROLES, "role").toUpperCase(Locale.ROOT));
  }

  static String option(Node node) {
    return oneOf(node, RequestOption.words(), "option");
  }

  /** How a gateway server may be exposed, in Kubernetes' word. */
  static String serviceType(Node node) {
    return oneOf(node, SERVICE_TYPES, "Service type");
  }

  static String workflowType(Node node) {
    return oneOf(node, Callers.TYPES, "workflow type");
  }

  static ClusterId cluster(Node node) {
    return checked(node, ClusterId::new);
  }

  private static String oneOf(Node node, List<String> known, String what) {
    String word = YamlFields.text(node);
    if (known.contains(word)) return word;
    throw new YamlProblem(
        node,
        "unknown %s %s: use %s".formatted(what, YamlFields.quoted(word), String.join(", ", known)));
  }

  static String fingerprint(Node node) {
    String hex = YamlFields.text(node).toLowerCase(Locale.ROOT);
    if (hex.matches("[0-9a-f]{64}")) return hex;
    throw new YamlProblem(
        node, "not a fingerprint: use the SHA-256 of the public key, 64 hexadecimal digits");
  }

  static String network(Node node) {
    checked(node, Cidr::parse);
    return YamlFields.text(node);
  }

  /** Where a peer may be; a text is an address with any port. */
  static AllowedAddress address(Node node) {
    if (node instanceof ScalarNode) {
      return checked(node, text -> new AllowedAddress(text, List.of(PeerPolicy.ANY)));
    }
    var fields = YamlFields.of(node, List.of("address", "ports"));
    fields.require("ports");
    var ports = fields.listOrAny("ports", PeerPolicy.ANY, PolicyValues::ports);
    return checked(fields.require("address"), text -> new AllowedAddress(text, ports));
  }

  private static String ports(Node node) {
    checked(node, text -> new AllowedAddress(PeerPolicy.ANY, List.of(text)));
    return YamlFields.text(node);
  }

  static Map<String, String> resources(Node node) {
    if (YamlFields.isAny(node)) return Map.of(PeerPolicy.ANY, PeerPolicy.ANY);
    var most = new LinkedHashMap<String, String>();
    YamlFields.each(node, "names of resources and amounts, or any")
        .forEach((name, amount) -> most.put(YamlFields.text(name), amount(amount)));
    return most;
  }

  private static String amount(Node node) {
    if (!YamlFields.isAny(node)) checked(node, Quantity::parse);
    return YamlFields.text(node);
  }

  private interface Reading<T> {
    T read(String text);
  }

  /** With the sentence of the value that can't be read. */
  private static <T> T checked(Node node, Reading<T> reading) {
    try {
      return reading.read(YamlFields.text(node));
    } catch (YamlProblem e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new YamlProblem(node, String.valueOf(e.getMessage()));
    }
  }
}
