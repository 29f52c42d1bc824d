package dev.hawser.simulator.foreigncluster;

import dev.hawser.simulator.runtime.Conditions;
import dev.hawser.simulator.runtime.JsonFields;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.RequeueException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Derives a ForeignCluster's status from the cluster's objects, on each reconciliation.
 *
 * <p>Source: {@code .../core/foreigncluster-controller} of Liqo v1.2.0.
 */
final class PeerStatus {
  private PeerStatus() {}

  /** All modules disabled, old conditions kept: the status after a failed reconciliation. */
  static void clear(KubeObject foreign) {
    foreign.set("status.role", "Unknown");
    foreign.set("status.tenantNamespace", Map.of());
    for (String module : List.of("networking", "authentication", "offloading")) {
      foreign.set("status.modules." + module + ".enabled", false);
    }
    foreign.remove("status.observedGeneration");
    foreign.remove("status.apiServerUrl").remove("status.foreignProxyUrl");
  }

  static void apply(KubeObject foreign, PeerState peer) {
    foreign.set("status.role", peer.role());
    foreign.set("status.tenantNamespace", namespaces(peer));
    module(foreign, "networking", peer.isNetworked(), networking(foreign, peer));
    module(foreign, "authentication", peer.isAuthenticated(), authentication(peer));
    module(foreign, "offloading", !peer.virtualNodes().isEmpty(), offloading(peer));
    foreign.set("status.observedGeneration", foreign.generation());
    // Once known, the address stays until the credentials are gone as well.
    if (!peer.isProvider()) {
      foreign.remove("status.apiServerUrl").remove("status.foreignProxyUrl");
      foreign.remove("status.conditions");
    }
    peer.identity().ifPresent(identity -> address(foreign, identity));
  }

  private static void address(KubeObject foreign, KubeObject identity) {
    foreign.set("status.apiServerUrl", identity.text("spec.authParams.apiServer"));
    identity
        .get("spec.authParams.proxyURL")
        .ifPresent(proxy -> foreign.set("status.foreignProxyUrl", proxy));
  }

  private static Map<String, Object> namespaces(PeerState peer) {
    var namespaces = new LinkedHashMap<String, Object>();
    peer.tenant()
        .map(tenant -> tenant.text("status.tenantNamespace"))
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> namespaces.put("local", name));
    peer.identity()
        .ifPresent(
            identity -> {
              namespaces.put("local", identity.namespace());
              namespaces.put("remote", identity.text("spec.namespace"));
            });
    return namespaces;
  }

  private static List<PeerCondition> networking(KubeObject foreign, PeerState peer) {
    var conditions = new ArrayList<PeerCondition>();
    boolean gateways = !peer.gatewayServers().isEmpty() || !peer.gatewayClients().isEmpty();
    if (!peer.configurations().isEmpty()) {
      conditions.add(PeerCondition.configuration());
    } else if (peer.isNetworked()) {
      conditions.add(PeerCondition.configurationMissing());
    }
    // Alone among the conditions this one outlives the module.
    if (gateways) {
      conditions.add(PeerCondition.gateway());
    } else if (peer.isNetworked() || !known(foreign).isEmpty()) {
      conditions.add(PeerCondition.gatewayMissing());
    }
    gateways(peer, peer.gatewayServers(), "NetworkGatewayServerStatus", conditions);
    gateways(peer, peer.gatewayClients(), "NetworkGatewayClientStatus", conditions);
    if (peer.connections().size() > 1) {
      throw new RequeueException("several connections");
    }
    if (!peer.connections().isEmpty()) {
      conditions.add(PeerCondition.connection(peer.connections().get(0).text("status.value")));
    } else if (peer.isNetworked()) {
      conditions.add(PeerCondition.connectionMissing());
    }
    return conditions;
  }

  private static List<Object> known(KubeObject foreign) {
    return foreign.list("status.modules.networking.conditions");
  }

  private static void gateways(
      PeerState peer, List<KubeObject> gateways, String type, List<PeerCondition> conditions) {
    for (KubeObject gateway : gateways) {
      var deployment = peer.gatewayDeployments().get(gateway.name());
      if (deployment == null) {
        throw new RequeueException(gateway + " has no Deployment");
      }
      conditions.add(
          PeerCondition.ready(
              type,
              "Gateways",
              "gateway replicas",
              deployment.number("status.readyReplicas"),
              Math.max(1, deployment.number("spec.replicas"))));
    }
  }

  private static List<PeerCondition> authentication(PeerState peer) {
    var conditions = new ArrayList<PeerCondition>();
    peer.tenant()
        .ifPresent(
            tenant ->
                conditions.add(
                    PeerCondition.tenant(!tenant.text("status.tenantNamespace").isEmpty())));
    peer.identity()
        .ifPresent(
            identity ->
                conditions.add(
                    PeerCondition.identity(
                        !identity.text("status.kubeconfigSecretRef.name").isEmpty())));
    return conditions;
  }

  private static List<PeerCondition> offloading(PeerState peer) {
    int all = peer.virtualNodes().size();
    if (all == 0) {
      return List.of();
    }
    int kubelets =
        (int)
            peer.virtualKubelets().stream()
                .filter(deployment -> deployment.number("status.readyReplicas") > 0)
                .count();
    int nodes = (int) peer.nodes().stream().filter(PeerStatus::isReady).count();
    return List.of(
        PeerCondition.ready(
            "OffloadingVirtualNodeStatus",
            "VirtualNodes",
            "virtual nodes",
            kubelets,
            peer.virtualKubelets().size()),
        PeerCondition.ready("OffloadingNodeStatus", "Nodes", "nodes", Math.min(nodes, all), all));
  }

  private static boolean isReady(KubeObject node) {
    return Conditions.status(node.list("status.conditions"), "Ready").equals("True")
        && !node.isDeleting();
  }

  private static void module(
      KubeObject foreign, String name, boolean enabled, List<PeerCondition> wanted) {
    var path = "status.modules." + name;
    var types = wanted.stream().map(PeerCondition::type).toList();
    List<Object> conditions =
        foreign.list(path + ".conditions").stream()
            .filter(each -> types.contains(String.valueOf(JsonFields.map(each).get("type"))))
            .toList();
    for (PeerCondition condition : wanted) {
      conditions = Conditions.put(conditions, condition.fields(), Set.of("status"));
    }
    foreign.set(path + ".enabled", enabled);
    if (conditions.isEmpty()) {
      foreign.remove(path + ".conditions");
    } else {
      foreign.set(path + ".conditions", conditions);
    }
  }
}
