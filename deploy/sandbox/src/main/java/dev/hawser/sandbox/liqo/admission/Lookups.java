package dev.hawser.sandbox.liqo.admission;

import dev.hawser.sandbox.liqo.runtime.Cluster;
import dev.hawser.sandbox.liqo.runtime.Kind;
import dev.hawser.sandbox.liqo.runtime.KubeObject;
import dev.hawser.sandbox.liqo.runtime.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the rules need to know of the rest of the cluster. */
public interface Lookups {
  Optional<KubeObject> get(Kind kind, ObjectRef ref);

  /** All objects of a kind, in all namespaces. */
  List<KubeObject> list(Kind kind);

  /** Asks the API server each time. */
  static Lookups of(Cluster cluster) {
    return new Lookups() {
      @Override
      public Optional<KubeObject> get(Kind kind, ObjectRef ref) {
        return cluster.get(kind, ref);
      }

      @Override
      public List<KubeObject> list(Kind kind) {
        return cluster.list(kind, Map.of());
      }
    };
  }
}
