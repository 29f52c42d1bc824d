package dev.hawser.liqo.objects;

import dev.hawser.cluster.FailureType;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import java.util.function.Supplier;

/**
 * Something to wait for.
 *
 * @param what as people read it: "an address for gateway server rome"
 * @param failure what the step ends with when patience is used up
 * @param kinds whose changes wake the wait; without any it is polled for
 * @param diagnosis asked when the wait lasts, and when patience is used up: which object lacks
 *     what, and who could mend it, as the cluster itself says; may be empty
 */
public record Condition(
    String what, FailureType failure, List<Kind> kinds, Supplier<String> diagnosis) {
  public Condition {
    kinds = List.copyOf(kinds);
  }

  public static Condition of(String what, Kind... kinds) {
    return new Condition(what, FailureType.TimedOut, List.of(kinds), () -> "");
  }

  public Condition failing(FailureType type) {
    return new Condition(what, type, kinds, diagnosis);
  }

  public Condition explainedBy(Supplier<String> explanation) {
    return new Condition(what, failure, kinds, explanation);
  }
}
