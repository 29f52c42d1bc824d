package dev.hawser.liqo.network;

import dev.hawser.cluster.FailureType;
import dev.hawser.cluster.NetworkActivities.Client;
import dev.hawser.cluster.NetworkActivities.GatewayKey;
import dev.hawser.liqo.objects.Condition;
import dev.hawser.liqo.objects.Desired;
import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The end of the tunnel that dials. */
final class GatewayClients {
  private final Work work;
  private final Gateways gateways;

  GatewayClients(Work work) {
    this.work = work;
    this.gateways = new Gateways(work);
  }

  GatewayKey ensure(Client client) {
    var namespace = work.namespace();
    var living = work.labelled(Kind.GATEWAY_CLIENT, namespace);
    var gateway =
        living.isPresent() && client.adopt()
            ? living.get()
            : work.objects().ensure(desired(namespace, living.orElse(null), client), living);
    new PublicKeys(work).ensure(gateway, client.door().publicKey());
    var condition =
        Condition.of("keys for the gateway client")
            .failing(FailureType.GatewayUnreachable)
            .explainedBy(() -> gateways.keyless(Kind.GATEWAY_CLIENT, namespace));
    return new GatewayKey(work.await(condition, () -> gateways.publicKey(namespace)));
  }

  private Desired desired(
      String namespace, @Nullable GenericKubernetesResource living, Client client) {
    String name = living == null ? work.peer() : living.getMetadata().getName();
    var door = client.options().dialled(client.door().endpoint());
    return Desired.of(Kind.GATEWAY_CLIENT, namespace, name)
        .label(Labels.REMOTE_CLUSTER, work.peer())
        .spec("mtu", Gateways.mtu(living, client.options()))
        .spec(
            "endpoint",
            Map.of("addresses", door.addresses(), "port", door.port(), "protocol", door.protocol()))
        .spec("clientTemplateRef", gateways.templateRef(Kind.CLIENT_TEMPLATE, "wireguard-client"));
  }
}
