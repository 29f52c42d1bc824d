package dev.hawser.simulator.runtime;

import java.util.function.Function;
import java.util.stream.Stream;

/** Where a reconciler says what wakes it. */
public interface WatchRegistrar {
  /** Each event on the kind starts a pass for that very object. */
  default void on(ObjectKind kind) {
    on(kind, object -> Stream.of(object.ref()));
  }

  /** Each event on the kind starts a pass for the objects it concerns. */
  void on(ObjectKind kind, Function<KubeObject, Stream<ObjectRef>> concerns);

  /** Reads what the watches have seen so far, which may trail the API server. */
  InformerCache cache();
}
