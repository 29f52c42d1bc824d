package dev.hawser.liqo.policy;

import dev.hawser.activity.AllowedAddress;
import dev.hawser.activity.ClusterId;
import dev.hawser.activity.InvalidFieldException;
import dev.hawser.activity.PeerPolicy;
import dev.hawser.activity.PlainText;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

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
    var reserved = fields.list("reservedCidrs", PolicyValues::network);
    var forbidden = fields.list("forbiddenOptions", PolicyValues::option);
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
        fields.listOrAny("workflowTypes", PeerPolicy.ANY, PolicyValues::workflowType));
  }

  private Policy.Peer peer(Node node, List<String> reserved, List<String> forbidden) {
    var fields = YamlFields.of(node, PEER);
    var cluster = PolicyValues.cluster(fields.require("cluster"));
    fields.require("roles");
    var roles = fields.list("roles", PolicyValues::role);
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
        fields.listOrAny("identityKeys", PeerPolicy.ANY, PolicyValues::fingerprint),
        fields.listOrAny("networks", PeerPolicy.ANY, PolicyValues::network),
        reserved,
        fields.listOrAny("endpoints", ANYWHERE, PolicyValues::address),
        fields.listOrAny("apiServers", ANYWHERE, PolicyValues::address),
        fields.find("resources").map(PolicyValues::resources).orElse(Map.of()),
        fields.listOrAny("sliceClasses", PeerPolicy.ANY, YamlFields::text),
        fields.listOrAny("gatewayServiceTypes", PeerPolicy.ANY, PolicyValues::serviceType),
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
}
