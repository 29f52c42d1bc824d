package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.OffloadingActivities.SliceInput;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.waiting.Timings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Denials that last, here for a tenth of a second. */
final class SliceDenialTest {
  private static final String POST = "POST resourceslices/milan";

  private static final Timings IMPATIENT =
      Timings.PRODUCTION.with(
          new Timings.Settling(
              Duration.ofMillis(100), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final SliceFixture fixture = new SliceFixture(rome);
  private final ActivityRunner activities =
      new ActivityRunner(new LiqoOffloading(rome.access(IMPATIENT)));

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldFailOnALastingDenial() {
    // given
    rome.after(POST, () -> fixture.answer("Denied", "Denied", "{}"));

    // when
    var failure = ActivityRunner.failureOf(this::ensure);

    // then
    assertThat(failure.getType()).isEqualTo("ResourcesDenied");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("milan", "signing");
  }

  @Test
  void shouldReturnAnUnusableSliceIfOnlyTheResourcesAreDenied() {
    // given
    rome.after(POST, () -> fixture.answer("Accepted", "Denied", "{}"));

    // when
    var decision = ensure();

    // then
    assertThat(decision.unusable()).contains("cordoned");
  }

  private SliceDecision ensure() {
    return activities
        .as(OffloadingActivities.class)
        .ensureSlice(new SliceInput(PeeringFixture.consumer(), ResourceOptions.DEFAULTS, false));
  }
}
