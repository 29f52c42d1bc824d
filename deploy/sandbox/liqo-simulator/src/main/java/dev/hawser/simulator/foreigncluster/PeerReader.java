package dev.hawser.simulator.foreigncluster;

import dev.hawser.simulator.runtime.InformerCache;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.LiqoLabels;
import dev.hawser.simulator.runtime.ObjectKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the objects of one remote cluster from the informer caches. */
final class PeerReader {
  private final InformerCache cache;

  PeerReader(InformerCache cache) {
    this.cache = cache;
  }

  PeerState read(String remoteId) {
    var labels = Map.of(LiqoLabels.REMOTE_CLUSTER_ID, remoteId);
    var servers = cache.list(ObjectKind.GATEWAY_SERVER, labels);
    var clients = cache.list(ObjectKind.GATEWAY_CLIENT, labels);
    return new PeerState(
        cache.list(ObjectKind.CONFIGURATION, labels),
        servers,
        clients,
        deployments(servers, clients),
        cache.list(ObjectKind.CONNECTION, labels),
        cache.list(ObjectKind.TENANT, labels).stream().findFirst(),
        cache.list(ObjectKind.IDENTITY, labels).stream()
            .filter(PeerReader::isControlPlane)
            .findFirst(),
        cache
            .list(
                ObjectKind.SECRET,
                Map.of(
                    LiqoLabels.REMOTE_CLUSTER_ID,
                    remoteId,
                    LiqoLabels.IDENTITY_TYPE,
                    "ControlPlane"))
            .stream()
            .findFirst(),
        cache.list(ObjectKind.VIRTUAL_NODE, labels),
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
        cache.listIn(ObjectKind.DEPLOYMENT, gateway.namespace(), Map.of()).stream()
            .filter(found -> found.name().equals("gw-" + gateway.name()))
            .findFirst()
            .ifPresent(found -> deployments.put(gateway.name(), found));
      }
    }
    return deployments;
  }

  private List<KubeObject> virtualKubelets(String remoteId) {
    return cache.list(
        ObjectKind.DEPLOYMENT,
        Map.of(
            LiqoLabels.REMOTE_CLUSTER_ID,
            remoteId,
            LiqoLabels.OFFLOADING_COMPONENT,
            "virtual-kubelet"));
  }

  private List<KubeObject> nodes(String remoteId) {
    return cache.list(
        ObjectKind.NODE,
        Map.of(
            LiqoLabels.REMOTE_CLUSTER_ID,
            remoteId,
            LiqoLabels.NODE_TYPE,
            LiqoLabels.VIRTUAL_NODE_TYPE));
  }
}
