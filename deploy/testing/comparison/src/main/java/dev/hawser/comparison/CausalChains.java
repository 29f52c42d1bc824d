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
 * Everything that happened, told as what happened to families: an object, all that it owns, their
 * copies on the other cluster, and the Node of a virtual node.
 *
 * <p>What belongs together in this way is what one thing brings about from another; events of
 * different families have no order.
 */
final class CausalChains {
  private static final Pattern STEP = Pattern.compile("(\\[[^\\]]*\\]|[^.\\[])+");
  private static final Pattern CONDITION = Pattern.compile(".*conditions\\[[^#]*\\]\\.status");

  /** What is shown on the way to these lasts until the next pass, and may never be seen. */
  private static final Set<String> LASTING =
      Set.of("True", "Ready", "Established", "Accepted", "Denied", "Running", "Deleting");

  private static final Pattern MODULE = Pattern.compile("status\\.(modules\\.\\w+|\\w+).*");

  private final ComparisonScope scope;
  private final Map<String, String> rootOf = new HashMap<>();
  private final Map<ObjectPlace, String> living = new HashMap<>();
  private final Map<String, Set<String>> shown = new HashMap<>();
  private final Map<String, Map<String, FirstSighting>> families = new LinkedHashMap<>();

  private CausalChains(ComparisonScope scope) {
    this.scope = scope;
  }

  /** The milestones of each family, by their words. */
  static Collection<Map<String, FirstSighting>> of(
      List<WatchEvent> sightings, ComparisonScope scope) {
    var families = new CausalChains(scope);
    sightings.stream().filter(s -> scope.contains(s.place())).forEach(families::take);
    return families.families.values();
  }

  private void take(WatchEvent sighting) {
    if (sighting.type() == WatchEvent.Type.LISTED) return;
    var uid = sighting.uid();
    var root = rootOf.computeIfAbsent(uid, unused -> root(sighting));
    var family = families.computeIfAbsent(root, unused -> new LinkedHashMap<>());
    if (sighting.type() == WatchEvent.Type.DELETED) {
      reach(family, FirstSighting.of(sighting, "gone"));
      living.remove(sighting.place(), uid);
      return;
    }
    living.put(sighting.place(), uid);
    var first = shown.get(uid) == null;
    var known = shown.computeIfAbsent(uid, unused -> new HashSet<>());
    if (first) reach(family, FirstSighting.of(sighting, "created"));
    for (var word : words(sighting)) {
      if (known.add(word) && !first)
        reach(part(sighting, root, word), FirstSighting.of(sighting, word));
    }
  }

  /** Modules of a ForeignCluster have causes of their own. */
  private Map<String, FirstSighting> part(WatchEvent sighting, String root, String word) {
    var module = MODULE.matcher(word);
    boolean apart = sighting.place().resource().equals("foreignclusters") && module.matches();
    return families.computeIfAbsent(
        apart ? root + module.group(1) : root, unused -> new LinkedHashMap<>());
  }

  private static void reach(Map<String, FirstSighting> family, FirstSighting milestone) {
    family.putIfAbsent(milestone.what(), milestone);
  }

  private Set<String> words(WatchEvent sighting) {
    var words = new HashSet<String>();
    SortedMap<String, String> traits = new TreeMap<>(FieldMap.of(sighting.object()));
    traits.forEach(
        (path, value) -> {
          if (!scope.contains(sighting.place(), path)) return;
          if (CONDITION.matcher(path).matches()) {
            if (LASTING.contains(value)) words.add(path + "=" + value);
          } else if (!path.contains("conditions[")) {
            words.add(start(path));
          }
        });
    words.removeIf(word -> word.startsWith("metadata.ownerReferences"));
    return words;
  }

  /** The first two steps of a path. */
  private static String start(String path) {
    var steps = STEP.matcher(path).results().map(step -> step.group()).limit(2).toList();
    return String.join(".", steps);
  }

  private String root(WatchEvent sighting) {
    var owners = sighting.object().path("metadata").path("ownerReferences");
    for (var owner : owners) {
      var root = rootOf.get(owner.path("uid").asText());
      if (root != null) return root;
    }
    return source(sighting);
  }

  private String source(WatchEvent sighting) {
    var place = sighting.place();
    for (var each : living.entrySet()) {
      var candidate = each.getKey();
      boolean node =
          place.resource().equals("nodes")
              && candidate.resource().equals("virtualnodes")
              && candidate.cluster().equals(place.cluster());
      boolean copy =
          sighting.object().at("/metadata/labels/liqo.io~1replicated").asText().equals("true")
              && candidate.resource().equals(place.resource())
              && !candidate.cluster().equals(place.cluster());
      if ((node || copy) && candidate.name().equals(place.name())) {
        return rootOf.getOrDefault(each.getValue(), each.getValue());
      }
    }
    return sighting.uid();
  }
}
