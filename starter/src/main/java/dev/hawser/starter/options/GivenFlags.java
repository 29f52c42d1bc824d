package dev.hawser.starter.options;

import dev.hawser.starter.outcome.CommandException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The flags of one kind that were given, to find those that have no effect beside others. */
final class GivenFlags {
  private final List<String> names = new ArrayList<>();

  /**
   * Adds a flag if it was given.
   *
   * @param value its value; null, or false for one that takes none, when it was not given
   */
  GivenFlags with(String name, @Nullable Object value) {
    if (value != null && !value.equals(false)) names.add(name);
    return this;
  }

  /**
   * @param other what takes their effect away, as it was typed; null when nothing does
   * @throws CommandException when any was given
   */
  void refuseBeside(@Nullable String other) {
    if (other == null || names.isEmpty()) return;
    throw CommandException.usage(
        String.join(", ", names)
            + (names.size() == 1 ? " has" : " have")
            + " no effect with "
            + other
            + (names.size() == 1
                ? ": leave one of them out"
                : ": leave them out, or leave out " + other));
  }

  /**
   * @throws CommandException when both were given, as they were typed
   */
  static void refuseBoth(boolean given, String one, String other) {
    if (!given) return;
    throw CommandException.usage(
        one + " and " + other + " contradict one another: leave one of them out");
  }
}
