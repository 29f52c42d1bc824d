package dev.hawser.liqo.offloading;

import dev.hawser.activity.FailureType;
import dev.hawser.activity.OffloadingActivities.Node;
import dev.hawser.liqo.cluster.ActivityContext;
import dev.hawser.liqo.diagnosis.Diagnostics;
import dev.hawser.liqo.resources.Fields;
import dev.hawser.liqo.resources.Kind;
import dev.hawser.liqo.resources.Labels;
import dev.hawser.liqo.waiting.WaitCondition;
import java.util.Optional;

/** The virtual node as Kubernetes sees it: the VirtualNode's own conditions prove nothing. */
final class VirtualNodes {
  private final ActivityContext work;

  VirtualNodes(ActivityContext work) {
    this.work = work;
  }

  Node awaitReady(String name) {
    var condition =
        WaitCondition.of("node " + name + " to be Ready", Kind.NODE, Kind.VIRTUAL_NODE)
            .failing(FailureType.TimedOut)
            .explainedBy(() -> diagnosis(name));
    return work.await(condition, () -> ready(name));
  }

  private Optional<Node> ready(String name) {
    return work.api()
        .get(Kind.NODE, null, name)
        .filter(node -> work.peer().equals(Fields.label(node, Labels.REMOTE_CLUSTER)))
        .filter(node -> !Fields.terminating(node))
        .filter(node -> "True".equals(Fields.condition(node, "Ready", "status")))
        .map(node -> new Node(name));
  }

  private String diagnosis(String name) {
    var namespace = work.namespaceIfAny();
    if (namespace.isEmpty()) return "the tenant namespace is gone";
    if (work.api().get(Kind.VIRTUAL_NODE, namespace.get(), name).isEmpty()) {
      return "Liqo has made no VirtualNode "
          + name
          + ": is there a Node of this name already, and does Liqo's webhook run?";
    }
    String kubelet = "vk-" + name;
    return Diagnostics.join(
        work.api()
            .get(Kind.NODE, null, name)
            .map(node -> "it is not: " + Fields.condition(node, "Ready", "message"))
            .orElse(
                "it does not exist: does Deployment "
                    + kubelet
                    + " in "
                    + namespace.get()
                    + " run?"),
        work.clues().workload(namespace.get(), kubelet),
        work.clues().lastEvent(namespace.get(), kubelet, name));
  }
}
