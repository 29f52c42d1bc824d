package dev.hawser.peering.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.InvalidFieldException;
import dev.hawser.peering.RefusedUpdateException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A refused update as the Temporal UI shows it: the sentence, and below it the stack trace. */
final class RefusedUpdateTest {
  static List<RuntimeException> refusals() {
    return List.of(
        new RefusedUpdateException("nothing is stuck"),
        new InvalidFieldException("{} is required", "reason"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void shouldBeASentenceWithoutAStackTrace(RuntimeException refusal) {
    // when
    var failure = Payloads.converter().exceptionToFailure(refusal);

    // then
    assertThat(failure.getMessage()).isEqualTo(refusal.getMessage());
    assertThat(failure.getStackTrace()).isEmpty();
  }
}
