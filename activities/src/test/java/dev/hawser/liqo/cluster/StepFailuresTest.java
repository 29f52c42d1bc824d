package dev.hawser.liqo.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hawser.activity.ClusterId;
import io.temporal.failure.ApplicationFailure;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Which failures of a step are final. */
final class StepFailuresTest {
  private static final ClusterId ROME = new ClusterId("rome");

  @Test
  void shouldNotTryAnUnreadableObjectAgain() {
    // when
    var reading =
        assertThatThrownBy(
            () ->
                StepFailures.readable(
                    ROME,
                    () -> {
                      throw new IllegalArgumentException("Tenant milan: no CSR");
                    }));

    // then
    reading
        .asInstanceOf(InstanceOfAssertFactories.type(ApplicationFailure.class))
        .matches(ApplicationFailure::isNonRetryable)
        .extracting(ApplicationFailure::getOriginalMessage)
        .isEqualTo("an object on rome can't be read: Tenant milan: no CSR");
  }

  @Test
  void shouldNotCallAnObjectUnreadableWhenTheAttemptIsStopped() {
    // given
    var stopped = new CancellationException("interrupted during a read");

    // when
    var reading =
        assertThatThrownBy(
            () ->
                StepFailures.readable(
                    ROME,
                    () -> {
                      throw stopped;
                    }));

    // then
    reading.isSameAs(stopped);
  }
}
