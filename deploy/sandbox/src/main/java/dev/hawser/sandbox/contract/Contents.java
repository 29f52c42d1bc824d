package dev.hawser.sandbox.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.sandbox.comparison.Comparison;
import dev.hawser.sandbox.comparison.Place;
import dev.hawser.sandbox.comparison.Scope;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What stands on both clusters, and what is in it: labels, annotations and specs, without what no
 * two peerings have in common. Of Pods, Leases and Nodes, which are never at rest, only that they
 * are there.
 */
public record Contents(Map<Place, ObjectNode> objects) {
  private static final Set<String> RESTLESS = Set.of("pods", "leases", "nodes");
  private static final String PARTS_BY_CHANCE = "(-[0-9a-f]{8,10})?-[0-9a-z]{5}$";

  private static final Scope AT_REST =
      new Scope() {
        @Override
        public boolean contains(Place place) {
          return true;
        }

        @Override
        public boolean contains(Place place, String trait) {
          return !trait.startsWith("status") && !RESTLESS.contains(place.resource());
        }
      };

  public static Contents of(Arena arena) {
    var objects = new TreeMap<Place, ObjectNode>();
    for (var side : new Side[] {arena.rome(), arena.milan()}) {
      for (var kind : Watched.values()) {
        side.list(kind).stream()
            .filter(object -> Snapshot.isInScope(kind, object))
            .map(object -> json(side, object))
            .forEach(json -> objects.put(place(side, kind, json), json));
      }
    }
    return new Contents(objects);
  }

  /** In which these are not like the expected ones: missing, too many, or with other contents. */
  public Set<String> differences(Contents expected) {
    return new Comparison(AT_REST)
        .of(expected.objects, objects).stream()
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ObjectNode json(Side side, GenericKubernetesResource object) {
    return side.client().getKubernetesSerialization().convertValue(object, ObjectNode.class);
  }

  private static Place place(Side side, Watched kind, ObjectNode json) {
    var place = Place.of(side.id().value(), kind.plural(), json);
    if (kind != Watched.POD) return place;
    var name = place.name().replaceFirst(PARTS_BY_CHANCE, "");
    return new Place(place.cluster(), place.resource(), place.namespace(), name);
  }
}
