package dev.hawser.liqo.waiting;

import dev.hawser.activity.FailureType;
import dev.hawser.liqo.resources.Kind;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a wait waits for.
 *
 * @param what the condition in words, such as "an address for the gateway server"
 * @param failure the type of the failure when the run's patience is used up
 * @param kinds the kinds whose changes end a pause; if empty, the wait polls
 * @param diagnosis why the condition is not met: which object lacks what, and who could fix it; an
 *     empty text if that is unknown
 * @param seen whether each look shows the diagnosis, so that it costs no requests
 */
public record WaitCondition(
    String what, FailureType failure, List<Kind> kinds, Supplier<String> diagnosis, boolean seen) {
  public WaitCondition {
    kinds = List.copyOf(kinds);
  }

  public static WaitCondition of(String what, Kind... kinds) {
    return new WaitCondition(what, FailureType.TIMED_OUT, List.of(kinds), () -> "", false);
  }

  public WaitCondition failing(FailureType type) {
    return new WaitCondition(what, type, kinds, diagnosis, seen);
  }

  public WaitCondition explainedBy(Supplier<String> explanation) {
    return new WaitCondition(what, failure, kinds, explanation, false);
  }

  /** The same, explained by what the last look has seen: as current as that, from the start. */
  public WaitCondition explainedByLooks(Supplier<String> explanation) {
    return new WaitCondition(what, failure, kinds, explanation, true);
  }
}
