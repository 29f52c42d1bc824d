package dev.hawser.liqo.waiting;

import dev.hawser.activity.FailureType;
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
public record WaitCondition(
    String what, FailureType failure, List<Kind> kinds, Supplier<String> diagnosis) {
  public WaitCondition {
    kinds = List.copyOf(kinds);
  }

  public static WaitCondition of(String what, Kind... kinds) {
    return new WaitCondition(what, FailureType.TIMED_OUT, List.of(kinds), () -> "");
  }

  public WaitCondition failing(FailureType type) {
    return new WaitCondition(what, type, kinds, diagnosis);
  }

  public WaitCondition explainedBy(Supplier<String> explanation) {
    return new WaitCondition(what, failure, kinds, explanation);
  }
}
