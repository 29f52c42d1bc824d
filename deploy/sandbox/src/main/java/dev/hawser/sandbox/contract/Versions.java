package dev.hawser.sandbox.contract;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The resourceVersions of what a peering consists of: any write would show. What is written again
 * and again by whoever keeps it alive is left out.
 */
record Versions(Arena arena, Set<String> lines) {
  private static final Set<Watched> ALIVE =
      EnumSet.of(
          Watched.NODE, Watched.LEASE, Watched.POD, Watched.CONNECTION, Watched.FOREIGN_CLUSTER);

  /** Once the controllers are done with what was done last. */
  static Versions settled(Arena arena) {
    var last = new TreeSet<>(now(arena));
    Expect.eventually(
        "the controllers come to rest",
        () -> {
          var next = now(arena);
          boolean same = next.equals(last);
          last.clear();
          last.addAll(next);
          return same;
        });
    return new Versions(arena, last);
  }

  void areUnchanged() {
    var now = now(arena);
    var changed = new TreeSet<>(now);
    changed.removeAll(lines);
    var gone = new TreeSet<>(lines);
    gone.removeAll(now);
    Expect.that(changed.isEmpty() && gone.isEmpty(), "written: " + changed + ", was: " + gone);
  }

  private static Set<String> now(Arena arena) {
    var lines = new TreeSet<String>();
    for (var side : List.of(arena.rome(), arena.milan())) {
      for (var kind : EnumSet.complementOf(EnumSet.copyOf(ALIVE))) {
        side.list(kind).stream()
            .filter(object -> Snapshot.isInScope(kind, object))
            .forEach(object -> lines.add(side.id() + " " + line(object)));
      }
    }
    return lines;
  }

  private static String line(GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    return object.getKind() + " " + metadata.getName() + " at " + metadata.getResourceVersion();
  }
}
