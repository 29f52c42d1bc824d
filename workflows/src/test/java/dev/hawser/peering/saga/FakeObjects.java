package dev.hawser.peering.saga;

import dev.hawser.activity.DeleteInput;
import dev.hawser.activity.DeleteResult;
import dev.hawser.activity.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a pair by kind, as an exact undo needs them: which run created them, what they were
 * before.
 */
public final class FakeObjects {
  private final TreeMap<String, FakeObject> objects = new TreeMap<>();

  /**
   * One object.
   *
   * @param run label of the run that created it; empty when none did
   * @param previous what it was before a run changed it
   */
  record FakeObject(String run, Map<String, String> fields, @Nullable FakeObject previous) {}

  synchronized boolean has(String kind) {
    return objects.containsKey(kind);
  }

  public synchronized @Nullable String field(String kind, String field) {
    var object = objects.get(kind);
    return object == null ? null : object.fields().get(field);
  }

  synchronized String madeBy(String kind) {
    return objects.get(kind).run();
  }

  /** Creates, changes keeping what was, or leaves what is the same already. */
  synchronized void ensure(String run, String kind, Map<String, String> fields) {
    var existing = objects.get(kind);
    if (existing == null) objects.put(kind, new FakeObject(run, new TreeMap<>(fields), null));
    else if (!existing.fields().equals(fields)) {
      boolean ours = existing.run().equals(run);
      objects.put(
          kind, new FakeObject(existing.run(), new TreeMap<>(fields), ours ? null : existing));
    }
  }

  /** Sets one field without a trace, as Liqo, people and claims do. */
  public synchronized void set(String kind, String field, @Nullable String value) {
    var existing = objects.get(kind);
    var fields = new TreeMap<>(existing.fields());
    if (value == null) fields.remove(field);
    else fields.put(field, value);
    objects.put(kind, new FakeObject(existing.run(), fields, existing.previous()));
  }

  /** Adds an object that no run created. */
  public synchronized void put(String kind, Map<String, String> fields) {
    objects.putIfAbsent(kind, new FakeObject("", new TreeMap<>(fields), null));
  }

  public synchronized void remove(String kind) {
    objects.remove(kind);
  }

  /** Takes kinds away in the extent asked for; what a run changed is restored. */
  synchronized DeleteResult remove(DeleteInput removal, String... kinds) {
    var gone = new ArrayList<ObjectReference>();
    for (String kind : kinds) {
      var existing = objects.get(kind);
      if (existing == null) continue;
      boolean all = removal.extent() == DeleteInput.Extent.ALL;
      if (all || existing.run().equals(removal.scope().run())) {
        objects.remove(kind);
        gone.add(ObjectReference.of(kind, removal.scope().peer().value()));
      } else if (existing.previous() != null) objects.put(kind, existing.previous());
    }
    return new DeleteResult(gone, List.of());
  }

  /** The kinds of all existing objects, except these. */
  synchronized List<String> apartFrom(List<String> kinds) {
    return objects.keySet().stream().filter(kind -> !kinds.contains(kind)).toList();
  }

  /** The kinds of all existing objects. */
  public synchronized List<String> kinds() {
    return List.copyOf(objects.keySet());
  }

  synchronized TreeMap<String, FakeObject> copy() {
    return new TreeMap<>(objects);
  }
}
