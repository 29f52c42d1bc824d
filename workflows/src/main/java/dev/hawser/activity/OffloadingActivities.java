package dev.hawser.activity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Liqo's offloading module on the consumer. Every method is safe to run twice or never. */
@ActivityInterface
public interface OffloadingActivities {
  /**
   * Ensures the ResourceSlice and waits until the provider has decided.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#RESOURCES_DENIED}
   */
  SliceDecision ensureSlice(SliceInput request);

  /** Returns when slice, virtual node, Node and NamespaceMap are gone, and the Node's Lease too. */
  DeleteResult deleteSlice(DeleteInput removal);

  /** Waits until the virtual node is Ready. */
  Node awaitNode(NodeInput expected);

  /**
   * Cordons the peer's virtual nodes, evicts their pods as PodDisruptionBudgets allow, and returns
   * when they are gone. Pods of DaemonSets and mirror pods stay, as with kubectl drain.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#PODS_RUNNING} naming what
   *     still runs when the scope's patience is used up
   */
  Drained drainNode(DrainInput request);

  /** Takes the cordon off the nodes that this run has cordoned, and off no others. Idempotent. */
  DeleteResult uncordonNode(DeleteInput removal);

  /**
   * Resources to ask for.
   *
   * @param cordoned the provider is known to grant nothing new now: its denial needs no second look
   */
  record SliceInput(ActivityScope scope, ResourceOptions options, boolean cordoned) {}

  /**
   * What the provider decided.
   *
   * @param granted resources by name
   * @param unusable why the slice gets no virtual node, for people; null when it gets one
   */
  record SliceDecision(String name, Map<String, String> granted, @Nullable String unusable) {
    public SliceDecision {
      ValueRules.objectName("slice", ValueRules.present("slice", name));
      granted = PlainText.ofCluster(granted);
      unusable = PlainText.ofCluster(unusable);
    }

    /** Whether a virtual node follows. */
    @JsonIgnore
    public boolean isUsable() {
      return unusable == null;
    }
  }

  /** Whose virtual nodes to drain, and for how long. */
  record DrainInput(ActivityScope scope) {}

  /**
   * Virtual nodes on which nothing runs any more.
   *
   * @param nodes their names; empty if there were none
   */
  record Drained(List<String> nodes) {
    public Drained {
      nodes = nodes == null ? List.of() : List.copyOf(nodes);
      nodes.forEach(node -> ValueRules.objectName("nodes", node));
    }
  }

  /** Whose virtual node to wait for. */
  record NodeInput(ActivityScope scope) {}

  /** A Ready virtual node. */
  record Node(String name) {
    public Node {
      ValueRules.objectName("node", ValueRules.present("node", name));
    }
  }
}
