package dev.hawser.liqo.policy;

import dev.hawser.activity.AllowedAddress;
import dev.hawser.activity.Cidr;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.PlainText;
import dev.hawser.activity.Quantity;
import dev.hawser.activity.RequestOption;
import dev.hawser.activity.Role;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads policies from YAML. What it does not know it refuses, with the line. */
public final class PolicyReader {
  private static final int LONGEST = 256 * 1024;
  private static final List<String> TOP =
      List.of("callers", "peers", "reservedCidrs", "forbiddenOptions");
  private static final List<String> PEER =
      List.of(
          "cluster",
          "roles",
          "identityKeys",
          "networks",
          "endpoints",
          "apiServers",
          "resources",
          "sliceClasses",
          "gatewayServiceTypes");
  private static final List<String> ROLES = List.of("consumer", "provider");
  private static final AllowedAddress ANYWHERE =
      new AllowedAddress(PeerPolicy.ANY, List.of(PeerPolicy.ANY));

  private final String source;

  private PolicyReader(String source) {
    this.source = source;
  }

  /**
   * Reads a policy.
   *
   * @param source where it is, for people
   * @throws PolicyException with the source, the line, and what is wrong
   */
  public static Policy read(String source, String yaml) throws PolicyException {
    try {
      var root = new Yaml(options()).compose(new StringReader(yaml));
      if (root == null) {
        throw new PolicyException(source + ": the policy is empty: name callers and peers");
      }
      return new PolicyReader(source).policy(root);
    } catch (YamlProblem e) {
      throw new PolicyException(source + ":" + e.line() + ": " + plain(e.getMessage()));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new PolicyException(source + ":" + line + ": not YAML: " + plain(e.getProblem()));
    } catch (YAMLException e) {
      throw new PolicyException(source + ": not YAML: " + plain(e.getMessage()));
    }
  }

  private static String plain(@Nullable String words) {
    return PlainText.of(String.valueOf(words), PlainText.WORDS);
  }

  private static LoaderOptions options() {
    var options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    options.setAllowDuplicateKeys(false);
    return options;
  }

  private Policy policy(Node root) {
    var fields = YamlFields.of(root, TOP);
    var reserved = fields.list("reservedCidrs", PolicyReader::network);
    var forbidden = fields.list("forbiddenOptions", PolicyReader::option);
    fields.require("peers");
    var seen = new ArrayList<String>();
    var peers = fields.list("peers", peer -> distinct(peer(peer, reserved, forbidden), peer, seen));
    return new Policy(source, callers(fields.require("callers")), peers);
  }

  private static Callers callers(Node node) {
    if (YamlFields.isAny(node)) return Callers.ALL;
    var fields = YamlFields.of(node, List.of("namespaces", "workflowTypes"));
    return new Callers(
        fields.listOrAny("namespaces", PeerPolicy.ANY, YamlFields::text),
        fields.listOrAny(
            "workflowTypes", PeerPolicy.ANY, type -> oneOf(type, Callers.TYPES, "workflow type")));
  }

  private Policy.Peer peer(Node node, List<String> reserved, List<String> forbidden) {
    var fields = YamlFields.of(node, PEER);
    var cluster = checked(fields.require("cluster"), ClusterId::new);
    fields.require("roles");
    var roles = fields.list("roles", PolicyReader::role);
    try {
      return new Policy.Peer(roles, allowed(cluster, fields, reserved, forbidden));
    } catch (InvalidFieldException e) {
      throw new YamlProblem(node, String.valueOf(e.getMessage()));
    }
  }

  private PeerPolicy allowed(
      ClusterId cluster, YamlFields fields, List<String> reserved, List<String> forbidden) {
    return new PeerPolicy(
        source,
        cluster,
        null,
        fields.listOrAny("identityKeys", PeerPolicy.ANY, PolicyReader::fingerprint),
        fields.listOrAny("networks", PeerPolicy.ANY, PolicyReader::network),
        reserved,
        fields.listOrAny("endpoints", ANYWHERE, PolicyReader::address),
        fields.listOrAny("apiServers", ANYWHERE, PolicyReader::address),
        fields.find("resources").map(PolicyReader::resources).orElse(Map.of()),
        fields.listOrAny("sliceClasses", PeerPolicy.ANY, YamlFields::text),
        fields.listOrAny(
            "gatewayServiceTypes",
            PeerPolicy.ANY,
            type -> oneOf(type, serviceTypes(), "Service type")),
        forbidden);
  }

  private static Policy.Peer distinct(Policy.Peer peer, Node node, List<String> seen) {
    for (var role : peer.roles()) {
      String named = peer.allowed().peer() + " as a " + role.word();
      if (seen.contains(named)) {
        throw new YamlProblem(node, "peers names " + named + " twice: keep one");
      }
      seen.add(named);
    }
    return peer;
  }

  private static Role role(Node node) {
    return Role.valueOf(oneOf(node, ROLES, "role").toUpperCase(Locale.ROOT));
  }

  private static String option(Node node) {
    return oneOf(node, RequestOption.words(), "option");
  }

  private static List<String> serviceTypes() {
    return Stream.of(ServiceType.values()).map(ServiceType::word).toList();
  }

  private static String oneOf(Node node, List<String> known, String what) {
    String word = YamlFields.text(node);
    if (known.contains(word)) return word;
    throw new YamlProblem(
        node,
        "unknown %s %s: use %s".formatted(what, YamlFields.quoted(word), String.join(", ", known)));
  }

  private static String fingerprint(Node node) {
    String hex = YamlFields.text(node).toLowerCase(Locale.ROOT);
    if (hex.matches("[0-9a-f]{64}")) return hex;
    throw new YamlProblem(
        node, "not a fingerprint: use the SHA-256 of the public key, 64 hexadecimal digits");
  }

  private static String network(Node node) {
    checked(node, Cidr::parse);
    return YamlFields.text(node);
  }

  /** A text is an address with any port. */
  private static AllowedAddress address(Node node) {
    if (node instanceof ScalarNode) {
      return checked(node, text -> new AllowedAddress(text, List.of(PeerPolicy.ANY)));
    }
    var fields = YamlFields.of(node, List.of("address", "ports"));
    fields.require("ports");
    var ports = fields.listOrAny("ports", PeerPolicy.ANY, PolicyReader::ports);
    return checked(fields.require("address"), text -> new AllowedAddress(text, ports));
  }

  private static String ports(Node node) {
    checked(node, text -> new AllowedAddress(PeerPolicy.ANY, List.of(text)));
    return YamlFields.text(node);
  }

  private static Map<String, String> resources(Node node) {
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
