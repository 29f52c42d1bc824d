package dev.hawser.peering.plan;

import dev.hawser.activity.Cidrs;
import dev.hawser.activity.ClusterView;
import dev.hawser.peering.Pair;
import dev.hawser.peering.payload.RequestJson;
import dev.hawser.peering.saga.FakeCluster;
import dev.hawser.peering.saga.FakeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two clusters after a finished peering, of which plans of an unpeer are made. */
final class PeeredClusters {
  final FakeCluster rome = cluster("rome", "milan");
  final FakeCluster milan = cluster("milan", "rome");

  PeeredClusters() {
    rome.objects.put("Namespace", Map.of());
    rome.objects.put("Configuration", Map.of("pod", "10.20.0.0/16", "external", "10.70.0.0/16"));
    rome.objects.put("GatewayClient", Map.of("address", "milan.example"));
    rome.objects.put("Identity", Map.of());
    rome.objects.put("ResourceSlice", Map.of());
    rome.objects.put("VirtualNode", Map.of());
    rome.objects.put("Node", Map.of());
    milan.objects.put("Namespace", Map.of());
    milan.objects.put("Configuration", Map.of("pod", "10.10.0.0/16", "external", "10.70.0.0/16"));
    milan.objects.put("GatewayServer", Map.of("address", "milan.example"));
    milan.objects.put("Tenant", Map.of("key", "key-of-rome"));
  }

  /** The plan of a request, whose JSON may use single quotes. */
  UnpeerPlan plan(String json) {
    return assess(json).orThrow();
  }

  /** The same, or why there is none. */
  Assessment<UnpeerPlan> assess(String json) {
    var request = RequestJson.unpeer(json);
    var provider = request.providerGone() ? ClusterView.absent(milan.id) : FakeView.of(milan);
    var state =
        new PairState(new Pair(rome.id, milan.id), FakeView.of(rome), provider, Instant.EPOCH);
    return UnpeerPlan.assess(request, state);
  }

  private static FakeCluster cluster(String id, String peer) {
    String pod = id.equals("rome") ? "10.10.0.0/16" : "10.20.0.0/16";
    var cidrs = new Cidrs(List.of(pod), List.of("10.70.0.0/16"));
    return new FakeCluster(id, peer, cidrs, new ArrayList<>(), null);
  }
}
