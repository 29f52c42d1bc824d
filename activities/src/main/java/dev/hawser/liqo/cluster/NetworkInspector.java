package dev.hawser.liqo.cluster;

import dev.hawser.cluster.ClusterView.ConfigurationView;
import dev.hawser.cluster.ClusterView.GatewayView;
import dev.hawser.cluster.Endpoint;
import dev.hawser.cluster.GatewayRole;
import dev.hawser.liqo.objects.Work;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.resources.Networks;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The network of a pair as it is on one cluster. */
final class NetworkInspector {
  private final Work work;
  private final @Nullable String namespace;

  NetworkInspector(Work work, @Nullable String namespace) {
    this.work = work;
    this.namespace = namespace;
  }

  @Nullable ConfigurationView configuration() {
    return Inspector.one(work, Kind.CONFIGURATION, namespace)
        .map(
            found ->
                new ConfigurationView(
                    Networks.remote(found, "spec").orElse(null),
                    Networks.isReady(found) ? Networks.remote(found, "status").orElse(null) : null))
        .orElse(null);
  }

  @Nullable GatewayView gateway() {
    var server = Inspector.one(work, Kind.GATEWAY_SERVER, namespace);
    if (server.isPresent()) return server(server.get());
    return Inspector.one(work, Kind.GATEWAY_CLIENT, namespace).map(this::client).orElse(null);
  }

  private GatewayView server(GenericKubernetesResource server) {
    return new GatewayView(
        GatewayRole.SERVER,
        server.getMetadata().getName(),
        Fields.text(server, "spec", "endpoint", "serviceType"),
        Fields.number(server, "spec", "endpoint", "port"),
        Fields.number(server, "spec", "endpoint", "nodePort"),
        Fields.text(server, "spec", "endpoint", "loadBalancerIP"),
        Fields.number(server, "spec", "mtu"),
        Networks.endpoint(server).orElse(null),
        ownKey(),
        peerKey(),
        connection());
  }

  private GatewayView client(GenericKubernetesResource client) {
    var port = Fields.number(client, "spec", "endpoint", "port");
    String protocol = Fields.text(client, "spec", "endpoint", "protocol");
    var dialled =
        port == null
            ? null
            : new Endpoint(
                Fields.texts(client, "spec", "endpoint", "addresses"),
                port,
                protocol == null ? "UDP" : protocol);
    return new GatewayView(
        GatewayRole.CLIENT,
        client.getMetadata().getName(),
        null,
        null,
        null,
        null,
        Fields.number(client, "spec", "mtu"),
        dialled,
        ownKey(),
        peerKey(),
        connection());
  }

  private @Nullable String ownKey() {
    if (namespace == null) return null;
    var labels = Map.of(Labels.REMOTE_CLUSTER, work.peer(), Labels.GATEWAY_RESOURCE, "true");
    return work.labelled(labels, Kind.SECRET, namespace)
        .map(secret -> Fields.text(secret, "data", "publicKey"))
        .orElse(null);
  }

  private @Nullable String peerKey() {
    return Inspector.one(work, Kind.PUBLIC_KEY, namespace)
        .map(key -> Fields.text(key, "spec", "publicKey"))
        .orElse(null);
  }

  private @Nullable String connection() {
    return Inspector.one(work, Kind.CONNECTION, namespace)
        .map(connection -> Fields.text(connection, "status", "value"))
        .orElse(null);
  }
}
