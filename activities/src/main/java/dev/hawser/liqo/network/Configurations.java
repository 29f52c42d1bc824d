package dev.hawser.liqo.network;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.NetworkActivities.ConfigurationInput;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.NetworkFields;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Configuration of the peer: its real networks, and how this cluster remaps them. */
final class Configurations {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final UsedNetworks used;
  private final Diagnostics diagnostics;

  Configurations(
      PairObjects pair,
      KubeApi api,
      ObjectWriter objects,
      ActivityAttempt attempt,
      UsedNetworks used) {
    this.pair = pair;
    this.used = used;
    this.api = api;
    this.objects = objects;
    this.attempt = attempt;
    this.diagnostics = new Diagnostics(api);
  }

  Cidrs ensure(ConfigurationInput configuration) {
    var peer = configuration.peer();
    var namespace = pair.namespace();
    var ensured =
        objects.ensure(
            DesiredObject.of(Kind.CONFIGURATION, namespace, pair.peer())
                .label(Labels.REMOTE_CLUSTER, pair.peer())
                .spec(
                    "remote",
                    Map.of("cidr", Map.of("pod", peer.pod(), "external", peer.external()))));
    var mapped = attempt.await(condition(namespace), () -> mapped(ensured, namespace, peer));
    refuseOverlap(mapped, peer);
    return mapped;
  }

  List<ObjectReference> remove(DeleteInput removal) {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isEmpty()) return List.of();
    var gone =
        objects.remove(removal, Kind.CONFIGURATION, namespace.get(), pair.peer()).stream().toList();
    if (!gone.isEmpty()) awaitAddressesGone(namespace.get());
    return gone;
  }

  /** Waits until Liqo has deleted what it allocated, which returns the addresses to its IPAM. */
  void awaitAddressesGone(String namespace) {
    var ofPeer = Map.of(Labels.REMOTE_CLUSTER, pair.peer());
    for (var kind : List.of(Kind.NETWORK, Kind.IP)) {
      api.tryList(kind, namespace, ofPeer)
          .orIfUnknown(List.of())
          .forEach(found -> objects.awaitGone(kind, found));
    }
  }

  private WaitCondition condition(String namespace) {
    return WaitCondition.of("the networks of " + pair.peer() + " to be mapped", Kind.CONFIGURATION)
        .explainedBy(() -> diagnosis(namespace));
  }

  /** Liqo's controller manager creates the Networks, and its IPAM fills them in. */
  private String diagnosis(String namespace) {
    boolean none = pair.tryList(Kind.NETWORK, namespace).isCertain(List::isEmpty);
    return Diagnostics.join(
        "Configuration "
            + pair.peer()
            + " has no mapped networks in its status: "
            + (none
                ? "no Network was made for it: does Liqo's controller manager run?"
                : "its IPAM has not answered: look at kubectl get networks.ipam.liqo.io -n "
                    + namespace),
        diagnostics.lastEvent(namespace, pair.peer()));
  }

  /** Liqo 1.2 reports this by a condition with the generation, earlier releases by the status. */
  private Optional<Cidrs> mapped(GenericKubernetesResource ensured, String namespace, Cidrs peer) {
    return api.get(Kind.CONFIGURATION, namespace, ensured.getMetadata().getName())
        .filter(existing -> NetworkFields.remote(existing, "spec").filter(peer::equals).isPresent())
        .filter(existing -> NetworkFields.isReady(existing))
        .flatMap(existing -> NetworkFields.remote(existing, "status"));
  }

  /** Without IPAM, Liqo accepts an overlap without remapping it, and nothing could be routed. */
  private void refuseOverlap(Cidrs mapped, Cidrs real) {
    var overlap = used.overlap(mapped, real);
    if (overlap.isEmpty()) return;
    throw ApplicationFailure.newNonRetryableFailure(
        "Liqo on "
            + pair.cluster()
            + " does not remap the "
            + overlap.get()
            + ": enable its IPAM, or change one of the networks",
        FailureType.CONFLICT.word());
  }
}
