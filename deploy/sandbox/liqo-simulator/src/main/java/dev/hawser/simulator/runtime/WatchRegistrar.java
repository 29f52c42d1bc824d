package dev.hawser.simulator.runtime;

import java.util.function.Function;
import java.util.stream.Stream;

/** Registers the events that trigger a reconciler. */
public interface WatchRegistrar {
  /** Each event on the kind triggers a reconciliation of that object. */
  default void on(ObjectKind kind) {
    on(kind, object -> Stream.of(object.ref()));
  }

  /** Each event on the kind triggers a reconciliation of the objects that the function returns. */
  void on(ObjectKind kind, Function<KubeObject, Stream<ObjectRef>> concerns);

  /** The objects that the watches have reported so far, which may lag behind the API server. */
  InformerCache cache();
}
