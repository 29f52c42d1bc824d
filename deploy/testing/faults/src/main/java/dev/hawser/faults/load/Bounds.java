package dev.hawser.faults.load;

import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** What waits may cost at most; the flags change it. */
final class Bounds {
  @Option(
      names = "--requests-per-second",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "the most requests per second that the hub's worker may send to the hub's API server"
              + " while the pairs wait; default: ${DEFAULT-VALUE}")
  private double requests = 60;

  @Option(
      names = "--calls-per-second",
      paramLabel = "N",
      defaultValue = "150",
      description =
          "the most calls per second that the hub's worker may send to Temporal while the pairs"
              + " wait; default: ${DEFAULT-VALUE}")
  private double calls = 150;

  @Option(
      names = "--heap",
      paramLabel = "MIB",
      defaultValue = "512",
      description =
          "the size of the heap of the hub's worker, which is started with it; default:"
              + " ${DEFAULT-VALUE}")
  private int heapMib = 512;

  /** The size of the heap of the hub's worker. */
  int heapMib() {
    return heapMib;
  }

  /** The most that a figure may be while pairs wait; empty if it has no bound. */
  OptionalDouble of(Figure figure) {
    return switch (figure) {
      case REQUESTS -> OptionalDouble.of(requests);
      case CALLS -> OptionalDouble.of(calls);
      case HEAP -> OptionalDouble.of(heapMib);
      case LEFT_OVER -> OptionalDouble.of(0);
      default -> OptionalDouble.empty();
    };
  }
}
