package dev.hawser.liqo.network;

import dev.hawser.activity.Cidr;
import dev.hawser.activity.Cidrs;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The networks that this cluster uses: its own (pods, services, external, internal, reserved), and
 * those of its other peers. No traffic for them may go to this peer.
 */
final class UsedNetworks {
  private static final String EXTERNAL = "external-cidr";

  private final KubeApi api;
  private final String liqoNamespace;
  private final String peer;

  UsedNetworks(KubeApi api, String liqoNamespace, String peer) {
    this.api = api;
    this.liqoNamespace = liqoNamespace;
    this.peer = peer;
  }

  /**
   * The first overlap, in words; empty if there is none.
   *
   * @param mapped the peer's networks as this cluster sees them
   * @param real the peer's networks as the peer sees them
   */
  Optional<String> overlap(Cidrs mapped, Cidrs real) {
    return overlap(mapped, api.list(Kind.NETWORK, liqoNamespace, Map.of()))
        .or(() -> mapped.equals(real) ? overlapOfPeers(mapped) : Optional.empty());
  }

  /** Only Liqo's IPAM keeps peers apart; networks it has not remapped may be without one. */
  private Optional<String> overlapOfPeers(Cidrs mapped) {
    var read = api.tryList(Kind.NETWORK, null, Map.of());
    if (read.isUnknown()) {
      return Optional.of("networks of " + peer + ", which may overlap others that can't be listed");
    }
    return overlap(mapped, read.value().stream().filter(this::isOfOtherPeer).toList());
  }

  private boolean isOfOtherPeer(GenericKubernetesResource network) {
    return !liqoNamespace.equals(network.getMetadata().getNamespace())
        && !peer.equals(Fields.label(network, Labels.REMOTE_CLUSTER));
  }

  private Optional<String> overlap(Cidrs mapped, List<GenericKubernetesResource> used) {
    return Stream.concat(
            mapped.pod().stream().flatMap(pod -> overlaps(pod, false, used)),
            mapped.external().stream().flatMap(external -> overlaps(external, true, used)))
        .findFirst();
  }

  private Stream<String> overlaps(
      String network, boolean external, List<GenericKubernetesResource> used) {
    String kind = external ? "external network " : "pod network ";
    return used.stream()
        .filter(other -> isTaken(network, external, other))
        .map(other -> kind + network + " of " + peer + ", which overlaps the " + words(other));
  }

  /**
   * Without IPAM, all clusters have the same external network, and peer nevertheless: it is used
   * only for addresses that are mapped one by one.
   */
  private boolean isTaken(String network, boolean external, GenericKubernetesResource other) {
    String range = range(other);
    if (range == null || !Cidr.parse(range).overlaps(Cidr.parse(network))) return false;
    return !(external && isExternal(other) && range.equals(network));
  }

  private boolean isExternal(GenericKubernetesResource network) {
    return EXTERNAL.equals(Fields.label(network, Labels.NETWORK_TYPE))
        || "external".equals(Fields.label(network, Labels.CIDR_TYPE));
  }

  /** Until Liqo has answered, the range that was asked for. */
  private static @Nullable String range(GenericKubernetesResource network) {
    var settled = Fields.text(network, "status", "cidr");
    return settled == null ? Fields.text(network, "spec", "cidr") : settled;
  }

  private static String words(GenericKubernetesResource network) {
    String type = Fields.label(network, Labels.NETWORK_TYPE);
    String remote = Fields.label(network, Labels.REMOTE_CLUSTER);
    if (remote != null) return "network " + range(network) + " of " + remote;
    return (type == null ? "reserved" : type.replace("-cidr", "")) + " network " + range(network);
  }
}
