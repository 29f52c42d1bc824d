package dev.hawser.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.comparison.ComparisonScope;
import dev.hawser.comparison.ObjectLocation;
import dev.hawser.comparison.StateComparison;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The objects of both clusters with their labels, annotations and specs, without values that differ
 * between peerings. Pods, Leases and Nodes change all the time, so only their existence counts.
 */
public record PairContents(Map<ObjectLocation, ObjectNode> objects) {
  private static final Set<String> CHANGING_RESOURCES = Set.of("pods", "leases", "nodes");
  private static final String RANDOM_SUFFIX = "(-[0-9a-f]{8,10})?-[0-9a-z]{5}$";

  private static final ComparisonScope STABLE_FIELDS =
      new ComparisonScope() {
        @Override
        public boolean contains(ObjectLocation place) {
          return true;
        }

        @Override
        public boolean contains(ObjectLocation place, String field) {
          return !field.startsWith("status") && !CHANGING_RESOURCES.contains(place.resource());
        }
      };

  public static PairContents of(PeeringEnvironment pair) {
    var objects = new TreeMap<ObjectLocation, ObjectNode>();
    for (var cluster : new ClusterUser[] {pair.rome(), pair.milan()}) {
      for (var kind : ResourceKind.values()) {
        cluster.list(kind).stream()
            .filter(object -> ClusterSnapshot.isInScope(kind, object))
            .map(object -> json(cluster, object))
            .forEach(json -> objects.put(place(cluster, kind, json), json));
      }
    }
    return new PairContents(objects);
  }

  /**
   * Objects and fields that differ from the expected ones, including missing and additional ones.
   */
  public Set<String> differences(PairContents expected) {
    return new StateComparison(STABLE_FIELDS)
        .of(expected.objects, objects).stream()
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ObjectNode json(ClusterUser cluster, GenericKubernetesResource object) {
    return cluster.client().getKubernetesSerialization().convertValue(object, ObjectNode.class);
  }

  private static ObjectLocation place(ClusterUser cluster, ResourceKind kind, ObjectNode json) {
    var place = ObjectLocation.of(cluster.id().value(), kind.plural(), json);
    if (kind != ResourceKind.POD) return place;
    var name = place.name().replaceFirst(RANDOM_SUFFIX, "");
    return new ObjectLocation(place.cluster(), place.resource(), place.namespace(), name);
  }
}
