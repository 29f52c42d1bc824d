package dev.hawser.peering.plan;

import dev.hawser.peering.Refusal;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Either the plan for a request, or every reason why the request is refused.
 *
 * @param plan null if it is refused
 */
public record Assessment<P>(@Nullable P plan, List<ApplicationFailure> failures) {
  public Assessment {
    failures = List.copyOf(failures);
  }

  /**
   * The plan.
   *
   * @throws ApplicationFailure the first reason why there is none
   */
  public P orThrow() {
    if (!failures.isEmpty()) throw failures.getFirst();
    return Objects.requireNonNull(plan);
  }

  /** Of something made of the plan. */
  public <Q> Assessment<Q> map(Function<P, Q> description) {
    return new Assessment<>(plan == null ? null : description.apply(plan), failures);
  }

  /** The reasons, for people; empty if there is a plan. */
  public List<Refusal> refusals() {
    return failures.stream().map(Refusal::of).toList();
  }
}
