package dev.hawser.sandbox.liqo.runtime;

import java.util.function.Function;
import java.util.stream.Stream;

/** Where a reconciler says what wakes it. */
public interface Watches {
  /** Each event on the kind starts a pass for that very object. */
  default void on(Kind kind) {
    on(kind, object -> Stream.of(object.ref()));
  }

  /** Each event on the kind starts a pass for the objects it concerns. */
  void on(Kind kind, Function<KubeObject, Stream<ObjectRef>> concerns);

  /** Reads what the watches have seen so far, which may trail the API server. */
  Cache cache();
}
