package dev.hawser.liqo.network;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.FailureType;
import dev.hawser.activity.GatewayOptions;
import dev.hawser.activity.ObjectReference;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What gateway servers and clients have in common: children, keys and removal. */
final class Gateways {
  private final PairObjects pair;
  private final KubeApi api;
  private final ObjectWriter objects;
  private final String liqoNamespace;
  private final Diagnostics diagnostics;

  Gateways(PairObjects pair, KubeApi api, ObjectWriter objects, String liqoNamespace) {
    this.pair = pair;
    this.api = api;
    this.objects = objects;
    this.liqoNamespace = liqoNamespace;
    this.diagnostics = new Diagnostics(api);
  }

  /**
   * The gateway's own WireGuard key, base64. The Secret is found by its labels: it exists before
   * {@code status.secretRef} names it.
   */
  Optional<String> publicKey(String namespace) {
    return pair.theOne(
            Kind.SECRET,
            api.list(
                Kind.SECRET,
                namespace,
                Map.of(Labels.REMOTE_CLUSTER, pair.peer(), Labels.GATEWAY_RESOURCE, "true")))
        .map(secret -> Fields.text(secret, "data", "publicKey"));
  }

  /** Why the gateway for the peer does not run; empty if it does. */
  String problems(String namespace) {
    return Stream.of(Kind.GATEWAY_SERVER, Kind.GATEWAY_CLIENT)
        .flatMap(kind -> ofPeer(kind, namespace).stream())
        .map(gateway -> "gw-" + gateway.getMetadata().getName())
        .map(
            name ->
                Diagnostics.join(
                    diagnostics.workload(namespace, name),
                    diagnostics.lastEvent(namespace, name, name.substring("gw-".length()))))
        .filter(problems -> !problems.isEmpty())
        .collect(Collectors.joining("; "));
  }

  /** Why a gateway has no keys: Liqo creates their Secret before anything else. */
  String missingKeys(Kind kind, String namespace) {
    var gateway = ofPeer(kind, namespace).stream().findFirst();
    if (gateway.isEmpty()) return "the " + kind.word() + " has disappeared";
    return Diagnostics.join(
        Fields.name(gateway.get())
            + " has no Secret gw-"
            + gateway.get().getMetadata().getName()
            + " with keys: does Liqo's controller manager run?",
        problems(namespace));
  }

  private List<GenericKubernetesResource> ofPeer(Kind kind, String namespace) {
    return pair.list(kind, namespace);
  }

  /** Removes every gateway of the kind for the peer with all its children. */
  List<ObjectReference> remove(DeleteInput removal, Kind kind) {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isEmpty()) return List.of();
    var gone = new ArrayList<ObjectReference>();
    for (var gateway : ofPeer(kind, namespace.get())) {
      String name = gateway.getMetadata().getName();
      objects
          .remove(removal, kind, namespace.get(), name)
          .ifPresent(
              removed -> {
                awaitChildrenGone(kind, namespace.get(), name);
                gone.add(removed);
              });
    }
    return gone;
  }

  /** A new gateway with this name would adopt what is left of the old one. */
  void awaitChildrenGone(Kind kind, String namespace, String name) {
    var child = kind == Kind.GATEWAY_SERVER ? Kind.WG_GATEWAY_SERVER : Kind.WG_GATEWAY_CLIENT;
    if (mayRead(child, namespace, name)) objects.awaitAbsent(child, namespace, name);
    String children = "gw-" + name;
    objects.awaitAbsent(Kind.CONNECTION, namespace, children);
    objects.awaitAbsent(Kind.DEPLOYMENT, namespace, children);
    if (kind == Kind.GATEWAY_SERVER) objects.awaitAbsent(Kind.SERVICE, namespace, children);
    objects.awaitAbsent(Kind.SECRET, namespace, children);
  }

  private boolean mayRead(Kind kind, String namespace, String name) {
    return !api.tryGet(kind, namespace, name).isUnknown();
  }

  GenericKubernetesResource require(Kind kind, String namespace) {
    return pair.labelled(kind, namespace)
        .orElseThrow(
            () ->
                ApplicationFailure.newNonRetryableFailure(
                    kind.word()
                        + " for "
                        + pair.peer()
                        + " on "
                        + pair.cluster()
                        + " has disappeared",
                    FailureType.CONFLICT.word()));
  }

  Map<String, Object> templateRef(Kind template, String name) {
    return Map.of(
        "apiVersion",
        template.apiVersion(),
        "kind",
        template.word(),
        "name",
        name,
        "namespace",
        liqoNamespace);
  }

  /** The requested MTU, or else that of the existing gateway, or else liqoctl's default. */
  static int mtu(@Nullable GenericKubernetesResource existing, GatewayOptions options) {
    if (options.mtu() != null) return options.mtu();
    var current = existing == null ? null : Fields.number(existing, "spec", "mtu");
    return current == null ? GatewayOptions.DEFAULT_MTU : current;
  }
}
