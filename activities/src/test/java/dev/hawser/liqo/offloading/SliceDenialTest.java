package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.ActivityScope;
import dev.hawser.activity.OffloadingActivities.SliceDecision;
import dev.hawser.activity.ResourceOptions;
import dev.hawser.liqo.cluster.ClusterAccess;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.PeeringFixture;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Denials that stay: here after a tenth of a second. */
final class SliceDenialTest {
  private static final String POST = "POST resourceslices/milan";

  /** A slice with less patience for denials. */
  @ActivityInterface
  public interface Errand {
    SliceDecision ensure(ActivityScope scope);
  }

  private final FakeCluster rome =
      new FakeCluster(PeeringFixture.CONSUMER, PeeringFixture.PROVIDER);
  private final SliceFixture slicing = new SliceFixture(rome);
  private final ClusterAccess access = rome.access();
  private final ActivityRunner activities =
      new ActivityRunner(
          (Errand)
              scope ->
                  access.run(
                      scope,
                      work ->
                          new Slices(work.pair(), work.api(), work.objects(), work.attempt())
                              .ensure(
                                  ResourceOptions.DEFAULTS,
                                  new SliceDecisions(
                                      ResourceOptions.DEFAULTS, false, Duration.ofMillis(100)))));

  @AfterEach
  void close() {
    activities.close();
    rome.close();
  }

  @Test
  void shouldFailOnADenialThatStays() {
    // given
    rome.after(POST, () -> slicing.answer("Denied", "Denied", "{}"));

    // when
    var failure = ActivityRunner.failureOf(this::ensure);

    // then
    assertThat(failure.getType()).isEqualTo("ResourcesDenied");
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage()).contains("milan", "signing");
  }

  @Test
  void shouldReturnAnUnusableSliceWhereOnlyTheResourcesAreDenied() {
    // given
    rome.after(POST, () -> slicing.answer("Accepted", "Denied", "{}"));

    // then
    assertThat(ensure().unusable()).contains("cordoned");
  }

  private SliceDecision ensure() {
    return activities.as(Errand.class).ensure(PeeringFixture.consumer());
  }
}
