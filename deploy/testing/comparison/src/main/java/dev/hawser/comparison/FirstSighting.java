package dev.hawser.comparison;

import java.util.regex.Pattern;

/**
 * When something of a family of objects was first seen.
 *
 * @param what the object and what of it, in words that all peerings share
 * @param revision orders the milestones of one cluster
 * @param at orders those of different clusters, as well as clocks and watches do
 */
record FirstSighting(String what, String cluster, long revision, double at) {
  /** Closer than this, the watches of two real clusters don't tell what came first. */
  private static final double BLUR = 0.005;

  private static final Pattern RANGE = Pattern.compile("\\d+(-\\d+){4}");
  private static final Pattern HASH = Pattern.compile("-[0-9a-f]{12}\\b");

  static FirstSighting of(WatchEvent sighting, String what) {
    var place = sighting.place();
    return new FirstSighting(
        place.resource() + " " + shared(place) + " " + shared(what, place.cluster()),
        place.cluster(),
        sighting.revision(),
        sighting.at());
  }

  static String shared(ObjectPlace place) {
    return shared(place.name(), place.cluster());
  }

  private static String shared(String text, String cluster) {
    var other = cluster.equals("alpha") ? "beta" : "alpha";
    var named =
        text.replaceAll("\\b" + cluster + "\\b", "OWN").replaceAll("\\b" + other + "\\b", "PEER");
    return HASH.matcher(RANGE.matcher(named).replaceAll("RANGE")).replaceAll("-HASH");
  }

  /** Between clusters, only an object and its copy bring anything about. */
  boolean isBefore(FirstSighting other) {
    return cluster.equals(other.cluster)
        ? revision < other.revision
        : resource().equals(other.resource()) && at + BLUR < other.at;
  }

  private String resource() {
    return what.substring(0, what.indexOf(' '));
  }
}
