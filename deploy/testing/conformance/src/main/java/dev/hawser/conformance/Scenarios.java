package dev.hawser.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios, in reading order. */
final class Scenarios {
  private static final List<String> ALWAYS =
      List.of(
          "objects",
          "lists",
          "watches",
          "patches",
          "deletion",
          "evictions",
          "owners",
          "kinds",
          "definitions",
          "custom-objects",
          "refusals",
          "access",
          "discovery",
          "tables");

  /** The scenario that needs Liqo's own definitions. */
  static final String LIQO = "liqo";

  private Scenarios() {}

  /**
   * Reads all scenarios.
   *
   * @param liqo whether Liqo's own definitions are installed
   */
  static List<Scenario> all(boolean liqo) {
    Stream<String> names = liqo ? Stream.concat(ALWAYS.stream(), Stream.of(LIQO)) : ALWAYS.stream();
    return names.map(Scenarios::read).toList();
  }

  /** Reads one scenario. */
  static Scenario read(String name) {
    return ScenarioText.parse(name, text(name + ".http"));
  }

  /** The text of a file next to the scenarios. */
  static String text(String file) {
    try (var in = Scenarios.class.getResourceAsStream(file)) {
      if (in == null) throw new IllegalStateException("missing: " + file);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
