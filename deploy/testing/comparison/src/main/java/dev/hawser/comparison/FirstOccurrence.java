package dev.hawser.comparison;

import java.util.regex.Pattern;

/**
 * The first time that an event of a causal chain was seen.
 *
 * @param event the object and what happened to it, without names that differ between peerings
 * @param revision orders the events of one cluster
 * @param at orders events of different clusters, as exactly as clocks and watches allow
 */
record FirstOccurrence(String event, String cluster, long revision, double at) {
  /** In seconds; watches of two real clusters cannot order events that are closer. */
  private static final double CLOCK_TOLERANCE = 0.005;

  private static final Pattern RANGE = Pattern.compile("\\d+(-\\d+){4}");
  private static final Pattern HASH = Pattern.compile("-[0-9a-f]{12}\\b");

  static FirstOccurrence of(WatchEvent event, String what) {
    var place = event.place();
    return new FirstOccurrence(
        place.resource() + " " + generic(place) + " " + generic(what, place.cluster()),
        place.cluster(),
        event.revision(),
        event.at());
  }

  static String generic(ObjectLocation place) {
    return generic(place.name(), place.cluster());
  }

  private static String generic(String text, String cluster) {
    var other = cluster.equals("alpha") ? "beta" : "alpha";
    var named =
        text.replaceAll("\\b" + cluster + "\\b", "OWN").replaceAll("\\b" + other + "\\b", "PEER");
    return HASH.matcher(RANGE.matcher(named).replaceAll("RANGE")).replaceAll("-HASH");
  }

  /** Between clusters, only an object and its copy have an order. */
  boolean isBefore(FirstOccurrence other) {
    return cluster.equals(other.cluster)
        ? revision < other.revision
        : resource().equals(other.resource()) && at + CLOCK_TOLERANCE < other.at;
  }

  private String resource() {
    return event.substring(0, event.indexOf(' '));
  }
}
