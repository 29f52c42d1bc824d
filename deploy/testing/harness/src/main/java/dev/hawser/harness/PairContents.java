package dev.hawser.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ComparisonScope;
import dev.hawser.comparison.ObjectPlace;
import dev.hawser.comparison.StateComparison;
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
public record PairContents(Map<ObjectPlace, ObjectNode> objects) {
  private static final Set<String> RESTLESS = Set.of("pods", "leases", "nodes");
  private static final String PARTS_BY_CHANCE = "(-[0-9a-f]{8,10})?-[0-9a-z]{5}$";

  private static final ComparisonScope AT_REST =
      new ComparisonScope() {
        @Override
        public boolean contains(ObjectPlace place) {
          return true;
        }

        @Override
        public boolean contains(ObjectPlace place, String trait) {
          return !trait.startsWith("status") && !RESTLESS.contains(place.resource());
        }
      };

  public static PairContents of(PeeringEnvironment pair) {
    var objects = new TreeMap<ObjectPlace, ObjectNode>();
    for (var side : new ClusterUser[] {pair.rome(), pair.milan()}) {
      for (var kind : ResourceKind.values()) {
        side.list(kind).stream()
            .filter(object -> ClusterSnapshot.isInScope(kind, object))
            .map(object -> json(side, object))
            .forEach(json -> objects.put(place(side, kind, json), json));
      }
    }
    return new PairContents(objects);
  }

  /** In which these are not like the expected ones: missing, too many, or with other contents. */
  public Set<String> differences(PairContents expected) {
    return new StateComparison(AT_REST)
        .of(expected.objects, objects).stream()
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ObjectNode json(ClusterUser side, GenericKubernetesResource object) {
    return side.client().getKubernetesSerialization().convertValue(object, ObjectNode.class);
  }

  private static ObjectPlace place(ClusterUser side, ResourceKind kind, ObjectNode json) {
    var place = ObjectPlace.of(side.id().value(), kind.plural(), json);
    if (kind != ResourceKind.POD) return place;
    var name = place.name().replaceFirst(PARTS_BY_CHANCE, "");
    return new ObjectPlace(place.cluster(), place.resource(), place.namespace(), name);
  }
}
