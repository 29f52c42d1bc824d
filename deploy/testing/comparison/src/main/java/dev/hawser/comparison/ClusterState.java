package dev.hawser.comparison;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All objects of some clusters at one moment, and which of them existed before the watch. */
public final class ClusterState {
  private final SortedMap<ObjectLocation, ObjectNode> objects = new TreeMap<>();
  private final Set<String> preexisting = new HashSet<>();

  /** The state after these events, which must be in the order of each cluster's revisions. */
  public static ClusterState after(Collection<WatchEvent> events) {
    var state = new ClusterState();
    events.forEach(state::apply);
    return state;
  }

  /** A copy that later events do not change. */
  public ClusterState copy() {
    var copy = new ClusterState();
    copy.objects.putAll(objects);
    copy.preexisting.addAll(preexisting);
    return copy;
  }

  /** Applies the next event. */
  public void apply(WatchEvent event) {
    switch (event.type()) {
      case LISTED -> {
        preexisting.add(event.uid());
        objects.put(event.place(), event.object());
      }
      case ADDED, MODIFIED -> objects.put(event.place(), event.object());
      case DELETED -> objects.remove(event.place());
    }
  }

  public Optional<ObjectNode> get(ObjectLocation place) {
    return Optional.ofNullable(objects.get(place));
  }

  public Map<ObjectLocation, ObjectNode> objects() {
    return Collections.unmodifiableMap(objects);
  }

  /** The objects that were created after the watch started. */
  public Map<ObjectLocation, ObjectNode> createdObjects() {
    var created = new HashMap<>(objects);
    created.values().removeIf(o -> preexisting.contains(o.path("metadata").path("uid").asText()));
    return created;
  }
}
