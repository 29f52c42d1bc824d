package dev.hawser.simulator.runtime;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Objects as last seen by the watches; only kinds that something watches are there.
 *
 * <p>Its objects are shared: they are to be read, and copied before they are changed.
 */
public interface InformerCache {
  Stream<KubeObject> all(ObjectKind kind);

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
