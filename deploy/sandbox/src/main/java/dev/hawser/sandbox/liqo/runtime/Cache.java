package dev.hawser.sandbox.liqo.runtime;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Objects as last seen by the watches; only kinds that something watches are there.
 *
 * <p>Its objects are shared: they are to be read, and copied before they are changed.
 */
public interface Cache {
  Stream<KubeObject> all(Kind kind);

  default List<KubeObject> list(Kind kind, Map<String, String> labels) {
    return all(kind)
        .filter(object -> object.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  default List<KubeObject> listIn(Kind kind, String namespace, Map<String, String> labels) {
    return list(kind, labels).stream()
        .filter(object -> object.namespace().equals(namespace))
        .toList();
  }
}
