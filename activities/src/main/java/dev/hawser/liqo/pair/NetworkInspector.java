package dev.hawser.liqo.pair;

import dev.hawser.activity.ConnectionStatus;
import dev.hawser.activity.GatewayOptions.ServiceType;
import dev.hawser.activity.GatewayRole;
import dev.hawser.activity.NetworkView.ConfigurationView;
import dev.hawser.activity.NetworkView.GatewayView;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.NetworkFields;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.jspecify.annotations.Nullable;

/** Reads the network objects of a pair on one cluster. */
final class NetworkInspector {
  private final PairContents contents;

  NetworkInspector(PairContents contents) {
    this.contents = contents;
  }

  @Nullable ConfigurationView configuration() {
    return contents
        .labelled(Kind.CONFIGURATION)
        .map(
            found ->
                new ConfigurationView(
                    NetworkFields.remote(found, "spec").orElse(null),
                    NetworkFields.isReady(found)
                        ? NetworkFields.remote(found, "status").orElse(null)
                        : null))
        .orElse(null);
  }

  @Nullable GatewayView gateway() {
    var server = contents.labelled(Kind.GATEWAY_SERVER);
    if (server.isPresent()) return server(server.get());
    return contents.labelled(Kind.GATEWAY_CLIENT).map(this::client).orElse(null);
  }

  private GatewayView server(GenericKubernetesResource server) {
    return new GatewayView(
        GatewayRole.SERVER,
        server.getMetadata().getName(),
        ServiceType.of(Fields.text(server, "spec", "endpoint", "serviceType")),
        Fields.number(server, "spec", "endpoint", "port"),
        Fields.number(server, "spec", "endpoint", "nodePort"),
        Fields.text(server, "spec", "endpoint", "loadBalancerIP"),
        Fields.number(server, "spec", "mtu"),
        NetworkFields.endpoint(server).orElse(null),
        ownKey(),
        peerKey(),
        connection());
  }

  private GatewayView client(GenericKubernetesResource client) {
    return new GatewayView(
        GatewayRole.CLIENT,
        client.getMetadata().getName(),
        null,
        null,
        null,
        null,
        Fields.number(client, "spec", "mtu"),
        NetworkFields.dialled(client).orElse(null),
        ownKey(),
        peerKey(),
        connection());
  }

  private @Nullable String ownKey() {
    return contents
        .gatewayKeys()
        .map(secret -> Fields.text(secret, "data", "publicKey"))
        .orElse(null);
  }

  private @Nullable String peerKey() {
    return contents
        .labelled(Kind.PUBLIC_KEY)
        .map(key -> Fields.text(key, "spec", "publicKey"))
        .orElse(null);
  }

  private @Nullable ConnectionStatus connection() {
    return contents
        .labelled(Kind.CONNECTION)
        .map(connection -> Fields.text(connection, "status", "value"))
        .map(ConnectionStatus::of)
        .orElse(null);
  }
}
