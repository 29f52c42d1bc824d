package dev.hawser.liqo.offloading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.cluster.OffloadingActivities.Slice;
import dev.hawser.cluster.ResourceOptions;
import dev.hawser.cluster.Scope;
import dev.hawser.liqo.fixture.Activities;
import dev.hawser.liqo.fixture.FakeCluster;
import dev.hawser.liqo.fixture.Given;
import dev.hawser.liqo.objects.ClusterAccess;
import io.temporal.activity.ActivityInterface;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Denials that stay: here after a tenth of a second. */
final class DenialTest {
  private static final String POST = "POST resourceslices/milan";

  /** A slice with less patience for denials. */
  @ActivityInterface
  public interface Errand {
    Slice ensure(Scope scope);
  }

  private final FakeCluster rome = new FakeCluster(Given.CONSUMER, Given.PROVIDER);
  private final Slicing slicing = new Slicing(rome);
  private final ClusterAccess access = rome.access();
  private final Activities activities =
      new Activities(
          (Errand)
              scope ->
                  access.run(
                      scope,
                      work ->
                          new Slices(work, Duration.ofMillis(100), false)
                              .ensure(ResourceOptions.DEFAULTS)));

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
    var failure = Activities.failureOf(this::ensure);

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

  private Slice ensure() {
    return activities.as(Errand.class).ensure(Given.consumer());
  }
}
