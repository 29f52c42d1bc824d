package dev.hawser.peering.saga;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Objects of a pair by kind, as an exact undo needs them: who made them, what they were before. */
public final class FakeObjects {
  private final TreeMap<String, Thing> things = new TreeMap<>();

  /**
   * One object.
   *
   * @param run label of the run that made it; empty when nobody of ours did
   * @param previous what it was before a run changed it
   */
  record Thing(String run, Map<String, String> fields, @Nullable Thing previous) {}

  synchronized boolean has(String kind) {
    return things.containsKey(kind);
  }

  public synchronized @Nullable String field(String kind, String field) {
    var thing = things.get(kind);
    return thing == null ? null : thing.fields().get(field);
  }

  synchronized String madeBy(String kind) {
    return things.get(kind).run();
  }

  /** Creates, changes keeping what was, or leaves what is the same already. */
  synchronized void ensure(String run, String kind, Map<String, String> fields) {
    var there = things.get(kind);
    if (there == null) things.put(kind, new Thing(run, new TreeMap<>(fields), null));
    else if (!there.fields().equals(fields)) {
      boolean ours = there.run().equals(run);
      things.put(kind, new Thing(there.run(), new TreeMap<>(fields), ours ? null : there));
    }
  }

  /** Sets one field without a trace, as Liqo, people and claims do. */
  public synchronized void set(String kind, String field, @Nullable String value) {
    var there = things.get(kind);
    var fields = new TreeMap<>(there.fields());
    if (value == null) fields.remove(field);
    else fields.put(field, value);
    things.put(kind, new Thing(there.run(), fields, there.previous()));
  }

  /** Made by nobody of ours. */
  public synchronized void put(String kind, Map<String, String> fields) {
    things.putIfAbsent(kind, new Thing("", new TreeMap<>(fields), null));
  }

  public synchronized void remove(String kind) {
    things.remove(kind);
  }

  /** Takes kinds away in the extent asked for; what a run changed is restored. */
  synchronized DeleteResult remove(DeleteInput removal, String... kinds) {
    var gone = new ArrayList<ObjectReference>();
    for (String kind : kinds) {
      var there = things.get(kind);
      if (there == null) continue;
      boolean all = removal.extent() == DeleteInput.Extent.ALL;
      if (all || there.run().equals(removal.scope().run())) {
        things.remove(kind);
        gone.add(ObjectReference.of(kind, removal.scope().peer().value()));
      } else if (there.previous() != null) things.put(kind, there.previous());
    }
    return new DeleteResult(gone, List.of());
  }

  /** Kinds that are there, these ones apart. */
  synchronized List<String> apartFrom(List<String> kinds) {
    return things.keySet().stream().filter(kind -> !kinds.contains(kind)).toList();
  }

  /** The kinds that there are now. */
  public synchronized List<String> kinds() {
    return List.copyOf(things.keySet());
  }

  synchronized TreeMap<String, Thing> copy() {
    return new TreeMap<>(things);
  }
}
