package dev.hawser.comparison;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Splits the events of two clusters into causal chains: an object, everything it owns, their copies
 * on the other cluster, and the Node of a virtual node.
 *
 * <p>One event can only cause another within a chain, so events of different chains have no order.
 */
final class CausalChains {
  private static final Pattern STEP = Pattern.compile("(\\[[^\\]]*\\]|[^.\\[])+");
  private static final Pattern CONDITION = Pattern.compile(".*conditions\\[[^#]*\\]\\.status");

  /** Other values of conditions last only until the next reconciliation, and may never be seen. */
  private static final Set<String> LASTING_VALUES =
      Set.of("True", "Ready", "Established", "Accepted", "Denied", "Running", "Deleting");

  private static final Pattern MODULE = Pattern.compile("status\\.(modules\\.\\w+|\\w+).*");

  private final ComparisonScope scope;
  private final Map<String, String> rootOf = new HashMap<>();
  private final Map<ObjectLocation, String> existing = new HashMap<>();
  private final Map<String, Set<String>> seenChanges = new HashMap<>();
  private final Map<String, Map<String, FirstOccurrence>> chains = new LinkedHashMap<>();

  private CausalChains(ComparisonScope scope) {
    this.scope = scope;
  }

  /** The first occurrence of each event, by the event; one map for each chain. */
  static Collection<Map<String, FirstOccurrence>> of(
      List<WatchEvent> events, ComparisonScope scope) {
    var all = new CausalChains(scope);
    events.stream().filter(event -> scope.contains(event.place())).forEach(all::add);
    return all.chains.values();
  }

  private void add(WatchEvent event) {
    if (event.type() == WatchEvent.Type.LISTED) return;
    var uid = event.uid();
    var root = rootOf.computeIfAbsent(uid, unused -> root(event));
    var chain = chains.computeIfAbsent(root, unused -> new LinkedHashMap<>());
    if (event.type() == WatchEvent.Type.DELETED) {
      addFirst(chain, FirstOccurrence.of(event, "deleted"));
      existing.remove(event.place(), uid);
      return;
    }
    existing.put(event.place(), uid);
    var first = seenChanges.get(uid) == null;
    var known = seenChanges.computeIfAbsent(uid, unused -> new HashSet<>());
    if (first) addFirst(chain, FirstOccurrence.of(event, "created"));
    for (var change : changes(event)) {
      if (known.add(change) && !first) {
        addFirst(chainOf(event, root, change), FirstOccurrence.of(event, change));
      }
    }
  }

  /** Each module of a ForeignCluster changes for reasons of its own. */
  private Map<String, FirstOccurrence> chainOf(WatchEvent event, String root, String change) {
    var module = MODULE.matcher(change);
    boolean isModule = event.place().resource().equals("foreignclusters") && module.matches();
    return chains.computeIfAbsent(
        isModule ? root + module.group(1) : root, unused -> new LinkedHashMap<>());
  }

  private static void addFirst(Map<String, FirstOccurrence> chain, FirstOccurrence occurrence) {
    chain.putIfAbsent(occurrence.event(), occurrence);
  }

  private Set<String> changes(WatchEvent event) {
    var changes = new HashSet<String>();
    SortedMap<String, String> fields = new TreeMap<>(FieldMap.of(event.object()));
    fields.forEach(
        (path, value) -> {
          if (!scope.contains(event.place(), path)) return;
          if (CONDITION.matcher(path).matches()) {
            if (LASTING_VALUES.contains(value)) changes.add(path + "=" + value);
          } else if (!path.contains("conditions[")) {
            changes.add(firstSteps(path));
          }
        });
    changes.removeIf(change -> change.startsWith("metadata.ownerReferences"));
    return changes;
  }

  /** The first two steps of the path. */
  private static String firstSteps(String path) {
    var steps = STEP.matcher(path).results().map(step -> step.group()).limit(2).toList();
    return String.join(".", steps);
  }

  private String root(WatchEvent event) {
    var owners = event.object().path("metadata").path("ownerReferences");
    for (var owner : owners) {
      var root = rootOf.get(owner.path("uid").asText());
      if (root != null) return root;
    }
    return sourceOf(event);
  }

  private String sourceOf(WatchEvent event) {
    var place = event.place();
    for (var each : existing.entrySet()) {
      var candidate = each.getKey();
      boolean node =
          place.resource().equals("nodes")
              && candidate.resource().equals("virtualnodes")
              && candidate.cluster().equals(place.cluster());
      boolean copy =
          event.object().at("/metadata/labels/liqo.io~1replicated").asText().equals("true")
              && candidate.resource().equals(place.resource())
              && !candidate.cluster().equals(place.cluster());
      if ((node || copy) && candidate.name().equals(place.name())) {
        return rootOf.getOrDefault(each.getValue(), each.getValue());
      }
    }
    return event.uid();
  }
}
