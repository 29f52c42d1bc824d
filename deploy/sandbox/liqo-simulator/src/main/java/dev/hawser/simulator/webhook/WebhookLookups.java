package dev.hawser.simulator.webhook;

import dev.hawser.simulator.runtime.ClusterClient;
import dev.hawser.simulator.runtime.KubeObject;
import dev.hawser.simulator.runtime.ObjectKind;
import dev.hawser.simulator.runtime.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules read from the rest of the cluster. */
public interface WebhookLookups {
  Optional<KubeObject> get(ObjectKind kind, ObjectRef ref);

  /** All objects of a kind, in all namespaces. */
  List<KubeObject> list(ObjectKind kind);

  /** Reads from the API server each time. */
  static WebhookLookups of(ClusterClient cluster) {
    return new WebhookLookups() {
      @Override
      public Optional<KubeObject> get(ObjectKind kind, ObjectRef ref) {
        return cluster.get(kind, ref);
      }

      @Override
      public List<KubeObject> list(ObjectKind kind) {
        return cluster.list(kind, Map.of());
      }
    };
  }
}
