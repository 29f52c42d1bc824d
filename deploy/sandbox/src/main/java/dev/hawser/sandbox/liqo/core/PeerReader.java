package dev.hawser.sandbox.liqo.core;

import dev.hawser.sandbox.liqo.runtime.Cache;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.Labels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what the watches saw a cluster hold of another. */
final class PeerReader {
  private final Cache cache;

  PeerReader(Cache cache) {
    this.cache = cache;
  }

  Peer read(String remoteId) {
    var labels = Map.of(Labels.REMOTE_CLUSTER_ID, remoteId);
    var servers = cache.list(Kind.GATEWAY_SERVER, labels);
    var clients = cache.list(Kind.GATEWAY_CLIENT, labels);
    return new Peer(
        cache.list(Kind.CONFIGURATION, labels),
        servers,
        clients,
        deployments(servers, clients),
        cache.list(Kind.CONNECTION, labels),
        cache.list(Kind.TENANT, labels).stream().findFirst(),
        cache.list(Kind.IDENTITY, labels).stream().filter(PeerReader::isControlPlane).findFirst(),
        cache
            .list(
                Kind.SECRET,
                Map.of(Labels.REMOTE_CLUSTER_ID, remoteId, Labels.IDENTITY_TYPE, "ControlPlane"))
            .stream()
            .findFirst(),
        cache.list(Kind.VIRTUAL_NODE, labels),
        virtualKubelets(remoteId),
        nodes(remoteId));
  }

  private static boolean isControlPlane(KubeObject identity) {
    return identity.text("spec.type").equals("ControlPlane");
  }

  private Map<String, KubeObject> deployments(List<KubeObject> servers, List<KubeObject> clients) {
    var deployments = new LinkedHashMap<String, KubeObject>();
    for (List<KubeObject> gateways : List.of(servers, clients)) {
      for (KubeObject gateway : gateways) {
        cache.listIn(Kind.DEPLOYMENT, gateway.namespace(), Map.of()).stream()
            .filter(found -> found.name().equals("gw-" + gateway.name()))
            .findFirst()
            .ifPresent(found -> deployments.put(gateway.name(), found));
      }
    }
    return deployments;
  }

  private List<KubeObject> virtualKubelets(String remoteId) {
    return cache.list(
        Kind.DEPLOYMENT,
        Map.of(Labels.REMOTE_CLUSTER_ID, remoteId, Labels.OFFLOADING_COMPONENT, "virtual-kubelet"));
  }

  private List<KubeObject> nodes(String remoteId) {
    return cache.list(
        Kind.NODE,
        Map.of(Labels.REMOTE_CLUSTER_ID, remoteId, Labels.NODE_TYPE, Labels.VIRTUAL_NODE_TYPE));
  }
}
