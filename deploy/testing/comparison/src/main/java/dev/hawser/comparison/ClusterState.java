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

/** All objects of some clusters at one moment, and those among them that were always there. */
public final class ClusterState {
  private final SortedMap<ObjectPlace, ObjectNode> objects = new TreeMap<>();
  private final Set<String> original = new HashSet<>();

  /** The world after some events, which must come in the order of each cluster's revisions. */
  public static ClusterState after(Collection<WatchEvent> sightings) {
    var world = new ClusterState();
    sightings.forEach(world::see);
    return world;
  }

  /** The same world, which the next events don't reach. */
  public ClusterState copy() {
    var copy = new ClusterState();
    copy.objects.putAll(objects);
    copy.original.addAll(original);
    return copy;
  }

  /** Takes one more event in. */
  public void see(WatchEvent sighting) {
    switch (sighting.type()) {
      case LISTED -> {
        original.add(sighting.uid());
        objects.put(sighting.place(), sighting.object());
      }
      case ADDED, MODIFIED -> objects.put(sighting.place(), sighting.object());
      case DELETED -> objects.remove(sighting.place());
    }
  }

  public Optional<ObjectNode> get(ObjectPlace place) {
    return Optional.ofNullable(objects.get(place));
  }

  public Map<ObjectPlace, ObjectNode> objects() {
    return Collections.unmodifiableMap(objects);
  }

  /** What came into being since the watching began. */
  public Map<ObjectPlace, ObjectNode> newcomers() {
    var newcomers = new HashMap<>(objects);
    newcomers.values().removeIf(o -> original.contains(o.path("metadata").path("uid").asText()));
    return newcomers;
  }
}
