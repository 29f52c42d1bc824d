package dev.hawser.faults.trial;

import static dev.hawser.faults.trial.Verdicts.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which runs pass. */
class VerdictTest {
  static Stream<Verdict> passing() {
    return Stream.of(
        verdict().of("one", "SLOW", 1).build(),
        verdict().of("one", "SLOW").build(),
        verdict().of("one", "FORBIDDEN", 1).failed("Forbidden", "no").build());
  }

  static Stream<Verdict> failing() {
    return Stream.of(
        verdict().of("one", "SLOW").leftOver("+ Tenant rome on milan").build(),
        verdict().of("one", "SLOW").lost("still open after 60 s").build(),
        verdict().of("one", "SLOW").failed("Forbidden", "no").problem("failed: no").build(),
        verdict().of("one", "SLOW").build().withCleanUpProblem("can't be cleaned up"));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void shouldPassWhenNothingIsWrong(Verdict verdict) {
    // when
    boolean passes = verdict.passes();

    // then
    assertThat(passes).isTrue();
  }

  @ParameterizedTest
  @MethodSource("failing")
  void shouldNotPassWhenAnythingIsLeftOverLostOrWrong(Verdict verdict) {
    // when
    boolean passes = verdict.passes();

    // then
    assertThat(passes).isFalse();
  }

  @Test
  void shouldKeepTheFirstProblemWhenCleaningUpFailsToo() {
    // given
    var verdict = verdict().of("one", "SLOW").problem("the node is not Ready").build();

    // when
    var both = verdict.withCleanUpProblem("can't be cleaned up");

    // then
    assertThat(both.problem()).isEqualTo("the node is not Ready; afterwards can't be cleaned up");
  }
}
