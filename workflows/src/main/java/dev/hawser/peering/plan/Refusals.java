package dev.hawser.peering.plan;

import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Every reason why a request is refused, in the order in which they are looked for. A check throws
 * its reason; what depends on a check that was not passed is not looked at.
 */
final class Refusals {
  private final List<ApplicationFailure> found = new ArrayList<>();

  /** Whether the check is passed. */
  boolean pass(Runnable check) {
    try {
      check.run();
      return true;
    } catch (ApplicationFailure refusal) {
      found.add(refusal);
      return false;
    }
  }

  /** A part of the plan; empty if it is refused. */
  <T> Optional<T> part(Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (ApplicationFailure refusal) {
      found.add(refusal);
      return Optional.empty();
    }
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The plan, unless it is refused. */
  <P> Assessment<P> assess(Supplier<P> plan) {
    return found.isEmpty() ? new Assessment<>(plan.get(), List.of()) : refused();
  }

  /** No plan. */
  <P> Assessment<P> refused() {
    return new Assessment<>(null, found);
  }
}
