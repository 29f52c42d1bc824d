package dev.hawser.simulator.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects that the watches have reported last, of the watched kinds only.
 *
 * <p>Its objects are shared: copy them before changing them.
 */
public interface InformerCache {
  Stream<KubeObject> all(ObjectKind kind);

  default Optional<KubeObject> get(ObjectKind kind, ObjectRef ref) {
    return all(kind).filter(object -> object.ref().equals(ref)).findFirst();
  }

  default List<KubeObject> list(ObjectKind kind, Map<String, String> labels) {
    return all(kind)
        .filter(object -> object.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  default List<KubeObject> listIn(ObjectKind kind, String namespace, Map<String, String> labels) {
    return list(kind, labels).stream()
        .filter(object -> object.namespace().equals(namespace))
        .toList();
  }
}
