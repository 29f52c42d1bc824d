package dev.hawser.conformance;

import java.util.List;

/** Exchanges about one topic, in order, with a separate namespace. */
record Scenario(String name, List<Exchange> exchanges) {
  private static final String PREFIX = "conformance-";

  Scenario {
    exchanges = List.copyOf(exchanges);
  }

  String namespace() {
    return PREFIX + name;
  }
}
