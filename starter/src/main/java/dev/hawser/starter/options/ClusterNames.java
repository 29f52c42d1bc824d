package dev.hawser.starter.options;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.outcome.CommandException;
import java.util.List;
import java.util.Optional;

/**
 * Reads clusters that may be left out. A converter of picocli can't read them: it calls a wrong one
 * superfluous.
 */
public final class ClusterNames {
  private ClusterNames() {}

  /**
   * Any number of cluster IDs.
   *
   * @throws CommandException when one is no cluster ID; it says what an ID looks like
   */
  public static List<ClusterId> read(List<String> names) {
    return names.stream().map(name -> read("CLUSTER", name)).toList();
  }

  /**
   * A pair; empty when no name is given.
   *
   * @throws CommandException when one is missing or too many, or is no cluster ID
   */
  public static Optional<PairArguments> pair(List<String> names) {
    if (names.isEmpty()) return Optional.empty();
    if (names.size() == 1) {
      throw CommandException.usage("missing PROVIDER: give both clusters, or neither");
    }
    if (names.size() > 2) {
      throw CommandException.usage(
          "unexpected argument \"" + names.get(2) + "\": a pair has two clusters");
    }
    return Optional.of(
        PairArguments.of(read("CONSUMER", names.get(0)), read("PROVIDER", names.get(1))));
  }

  private static ClusterId read(String label, String name) {
    try {
      return new ClusterId(name);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(
          "invalid argument \"" + name + "\" for " + label + ": " + PairArguments.CLUSTER_ID);
    }
  }
}
