package dev.hawser.starter.options;

import dev.hawser.activity.ClusterId;
import dev.hawser.starter.outcome.CommandException;
import java.util.List;

/** Reads the clusters of a command that takes any number of them. */
public final class ClusterNames {
  private ClusterNames() {}

  /**
   * The cluster IDs. A converter of picocli can't read them: where an argument may be left out, it
   * calls a wrong one superfluous.
   *
   * @throws CommandException when one is no cluster ID; it says what an ID looks like
   */
  public static List<ClusterId> read(List<String> names) {
    return names.stream().map(ClusterNames::read).toList();
  }

  private static ClusterId read(String name) {
    try {
      return new ClusterId(name);
    } catch (IllegalArgumentException e) {
      throw CommandException.usage(String.valueOf(e.getMessage()));
    }
  }
}
