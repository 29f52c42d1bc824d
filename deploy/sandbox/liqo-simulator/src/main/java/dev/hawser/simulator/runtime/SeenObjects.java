package dev.hawser.simulator.runtime;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What a controller has seen of the objects that trigger it: through its watches, and by its own
 * writes. A change that it has not seen yet triggers it again.
 */
final class SeenObjects {
  private final InformerCache watched;
  private final Set<ObjectKind> triggers;
  private final Map<Key, KubeObject> written = new ConcurrentHashMap<>();

  /**
   * @param triggers the kinds whose events trigger the controller; it may grow
   */
  SeenObjects(InformerCache watched, Set<ObjectKind> triggers) {
    this.watched = watched;
    this.triggers = triggers;
  }

  static SeenObjects nothing() {
    return new SeenObjects(kind -> Stream.of(), Set.of());
  }

  /**
   * A copy of the newest version; empty if the watches know none, or are not asked for the kind.
   */
  Optional<KubeObject> newest(ObjectKind kind, ObjectRef ref) {
    if (!triggers.contains(kind)) {
      return Optional.empty();
    }
    var key = new Key(kind, ref);
    var reported = watched.get(kind, ref);
    var own = written.get(key);
    if (own != null && reported.isPresent() && own.version() > reported.get().version()) {
      return Optional.of(own.copy());
    }
    written.remove(key);
    return reported.map(KubeObject::copy);
  }

  /** Remembers the server's answer to a write until the watches report it. */
  KubeObject wrote(KubeObject answer) {
    if (triggers.contains(answer.kind())) {
      written.put(new Key(answer.kind(), answer.ref()), answer);
    }
    return answer;
  }

  private record Key(ObjectKind kind, ObjectRef ref) {}
}
