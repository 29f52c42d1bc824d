package dev.hawser.liqo.network;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.NetworkActivities.GatewayClientInput;
import dev.hawser.activity.NetworkActivities.GatewayKey;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.desired.ObjectWriter;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gateway that dials. */
final class GatewayClients {
  private final PairObjects pair;
  private final ObjectWriter objects;
  private final ActivityAttempt attempt;
  private final Gateways gateways;

  GatewayClients(
      PairObjects pair, ObjectWriter objects, ActivityAttempt attempt, Gateways gateways) {
    this.pair = pair;
    this.objects = objects;
    this.attempt = attempt;
    this.gateways = gateways;
  }

  GatewayKey ensure(GatewayClientInput client) {
    var namespace = pair.namespace();
    var existing = pair.labelled(Kind.GATEWAY_CLIENT, namespace);
    var gateway =
        existing.isPresent() && client.adopt()
            ? existing.get()
            : objects.ensure(desired(namespace, existing.orElse(null), client), existing);
    new PublicKeys(pair, objects).ensure(gateway, client.server().publicKey());
    var condition =
        WaitCondition.of("keys for the gateway client")
            .failing(FailureType.GATEWAY_UNREACHABLE)
            .explainedBy(() -> gateways.missingKeys(Kind.GATEWAY_CLIENT, namespace));
    return new GatewayKey(attempt.await(condition, () -> gateways.publicKey(namespace)));
  }

  private DesiredObject desired(
      String namespace, @Nullable GenericKubernetesResource existing, GatewayClientInput client) {
    String name = existing == null ? pair.peer() : existing.getMetadata().getName();
    var endpoint = client.options().dialledBy(client.server().endpoint());
    return DesiredObject.of(Kind.GATEWAY_CLIENT, namespace, name)
        .label(Labels.REMOTE_CLUSTER, pair.peer())
        .spec("mtu", Gateways.mtu(existing, client.options()))
        .spec(
            "endpoint",
            Map.of(
                "addresses",
                endpoint.addresses(),
                "port",
                endpoint.port(),
                "protocol",
                endpoint.protocol()))
        .spec("clientTemplateRef", gateways.templateRef(Kind.CLIENT_TEMPLATE, "wireguard-client"));
  }
}
