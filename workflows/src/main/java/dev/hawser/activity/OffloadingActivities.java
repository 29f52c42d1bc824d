package dev.hawser.activity;

import io.temporal.activity.ActivityInterface;
import java.util.Map;

/** Liqo's offloading module on the consumer. Every method is safe to run twice or never. */
@ActivityInterface
public interface OffloadingActivities {
  /**
   * Ensures the ResourceSlice and waits until the provider has decided.
   *
   * @throws io.temporal.failure.ApplicationFailure {@link FailureType#ResourcesDenied}
   */
  SliceDecision ensureSlice(SliceInput request);

  /** Returns when slice, virtual node, Node and NamespaceMap are gone, and the Node's Lease too. */
  DeleteResult deleteSlice(DeleteInput removal);

  /** Waits until the virtual node is Ready. */
  Node awaitNode(NodeInput expected);

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
   * @param unusable why no virtual node will come of it; empty when one will
   */
  record SliceDecision(String name, Map<String, String> granted, String unusable) {}

  /** The virtual node to wait for. */
  record NodeInput(ActivityScope scope, String node) {}

  /** A Ready virtual node. */
  record Node(String name) {}
}
