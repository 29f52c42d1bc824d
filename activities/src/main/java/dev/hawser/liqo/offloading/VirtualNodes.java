package dev.hawser.liqo.offloading;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.OffloadingActivities.Node;
import dev.hawser.liqo.cluster.PairObjects;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.ActivityAttempt;
import dev.hawser.liqo.waiting.WaitCondition;
import java.util.Optional;

/** The Kubernetes Node of the peer: the VirtualNode's own conditions are not reliable. */
final class VirtualNodes {
  private final PairObjects pair;
  private final KubeApi api;
  private final ActivityAttempt attempt;
  private final Diagnostics diagnostics;

  VirtualNodes(PairObjects pair, KubeApi api, ActivityAttempt attempt) {
    this.pair = pair;
    this.api = api;
    this.attempt = attempt;
    this.diagnostics = new Diagnostics(api);
  }

  /** The virtual node of Hawser's slice, which is named after the provider. */
  Node awaitReady() {
    String name = pair.peer();
    var condition =
        WaitCondition.of("node " + name + " to be Ready", Kind.NODE, Kind.VIRTUAL_NODE)
            .failing(FailureType.TIMED_OUT)
            .explainedBy(() -> diagnosis(name));
    return attempt.await(condition, () -> ready(name));
  }

  private Optional<Node> ready(String name) {
    return api.get(Kind.NODE, null, name)
        .filter(node -> pair.peer().equals(Fields.label(node, Labels.REMOTE_CLUSTER)))
        .filter(node -> !Fields.terminating(node))
        .filter(node -> "True".equals(Fields.condition(node, "Ready", "status")))
        .map(node -> new Node(name));
  }

  private String diagnosis(String name) {
    var namespace = pair.namespaceForRemoval();
    if (namespace.isEmpty()) return "the tenant namespace is gone";
    if (api.get(Kind.VIRTUAL_NODE, namespace.get(), name).isEmpty()) {
      return "Liqo has not created VirtualNode "
          + name
          + ": is there already a Node with this name, and does Liqo's webhook run?";
    }
    String kubelet = "vk-" + name;
    return Diagnostics.join(
        api.get(Kind.NODE, null, name)
            .map(node -> "it is not Ready: " + Fields.condition(node, "Ready", "message"))
            .orElse(
                "it does not exist: does Deployment "
                    + kubelet
                    + " in "
                    + namespace.get()
                    + " run?"),
        diagnostics.workload(namespace.get(), kubelet),
        diagnostics.lastEvent(namespace.get(), kubelet, name));
  }
}
