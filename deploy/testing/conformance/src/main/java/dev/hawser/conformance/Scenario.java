package dev.hawser.conformance;

import java.util.List;

/** Exchanges in their order, about one thing, in a namespace of its own. */
record Scenario(String name, List<Exchange> exchanges) {
  private static final String PREFIX = "likeness-";

  Scenario {
    exchanges = List.copyOf(exchanges);
  }

  String namespace() {
    return PREFIX + name;
  }
}
