package dev.hawser.conformance.recordings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ClusterState;
import dev.hawser.comparison.ObjectLocation;
import java.util.List;
import java.util.Map;

/** The options with which a recorded cluster was installed. */
record RecordedNetworks(ClusterState baseline, String cluster) {
  private static final int ED25519_PEM = 120;

  /** The address ranges of a type, in the order of their Networks' names. */
  List<String> ranges(String type) {
    return baseline.objects().entrySet().stream()
        .filter(entry -> entry.getKey().cluster().equals(cluster))
        .filter(entry -> entry.getKey().resource().equals("networks"))
        .map(Map.Entry::getValue)
        .filter(network -> type(network).equals(type))
        .map(network -> network.path("spec").path("cidr").asText())
        .toList();
  }

  private static String type(ObjectNode network) {
    return network.at("/metadata/labels/ipam.liqo.io~1network-type").asText();
  }

  boolean hasRsaKeys() {
    var keys = baseline.get(new ObjectLocation(cluster, "secrets", "liqo", "authentication-keys"));
    return keys.orElseThrow().at("/data/publicKey").asText().length() > 2 * ED25519_PEM;
  }
}
