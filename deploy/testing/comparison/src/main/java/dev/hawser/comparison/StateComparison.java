package dev.hawser.comparison;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two sets of objects field by field, within a scope. Safe for use by several threads. */
public final class StateComparison {
  private final ComparisonScope scope;

  /** Objects are immutable here, and are compared again after each event. */
  private final Map<ObjectNode, SortedMap<String, String>> cache =
      Collections.synchronizedMap(new IdentityHashMap<>());

  public StateComparison(ComparisonScope scope) {
    this.scope = scope;
  }

  /** All differences, in the order of the objects' places. */
  public List<StateDifference> of(
      Map<ObjectLocation, ObjectNode> expected, Map<ObjectLocation, ObjectNode> found) {
    var places = new TreeSet<>(expected.keySet());
    places.addAll(found.keySet());
    var differences = new ArrayList<StateDifference>();
    for (var place : places) {
      if (scope.contains(place)) {
        compare(place, fields(place, expected), fields(place, found), differences);
      }
    }
    return differences;
  }

  /** How many of these objects are compared. */
  public long countInScope(Map<ObjectLocation, ObjectNode> objects) {
    return objects.keySet().stream().filter(scope::contains).count();
  }

  private Optional<SortedMap<String, String>> fields(
      ObjectLocation place, Map<ObjectLocation, ObjectNode> objects) {
    return Optional.ofNullable(objects.get(place))
        .map(object -> cache.computeIfAbsent(object, unused -> inScope(place, object)));
  }

  private SortedMap<String, String> inScope(ObjectLocation place, ObjectNode object) {
    var fields = FieldMap.of(object);
    fields.keySet().removeIf(field -> !scope.contains(place, field));
    return fields;
  }

  private static void compare(
      ObjectLocation place,
      Optional<SortedMap<String, String>> expected,
      Optional<SortedMap<String, String>> found,
      List<StateDifference> differences) {
    if (expected.isPresent() != found.isPresent()) {
      differences.add(new StateDifference(place, "", presence(expected), presence(found)));
      return;
    }
    var one = expected.orElseGet(TreeMap::new);
    var other = found.orElseGet(TreeMap::new);
    var paths = new TreeSet<>(one.keySet());
    paths.addAll(other.keySet());
    for (var path : paths) {
      if (!String.valueOf(one.get(path)).equals(String.valueOf(other.get(path)))) {
        differences.add(
            new StateDifference(place, path, text(one.get(path)), text(other.get(path))));
      }
    }
  }

  private static String presence(Optional<?> object) {
    return object.isPresent() ? "present" : StateDifference.ABSENT;
  }

  private static String text(@Nullable String value) {
    return value == null ? StateDifference.ABSENT : value;
  }
}
