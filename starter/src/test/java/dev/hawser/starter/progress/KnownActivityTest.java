package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.PairActivities;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownActivityTest {
  private static final List<Class<?>> INTERFACES =
      List.of(
          PairActivities.class,
          NetworkActivities.class,
          AuthenticationActivities.class,
          OffloadingActivities.class);

  @Test
  void shouldKnowEveryActivityAndNoOther() {
    // given
    var activities = INTERFACES.stream().flatMap(KnownActivityTest::activityTypes).toList();

    // when
    var described = Arrays.stream(KnownActivity.values()).map(KnownActivity::type);

    // then
    assertThat(described).containsExactlyInAnyOrderElementsOf(activities);
  }

  @Test
  void shouldNotKnowAnActivityOfANewerWorker() {
    // when
    var known = KnownActivity.of("EnsureTeleport");

    // then
    assertThat(known).isEmpty();
  }

  @Test
  void shouldFindAnActivityByItsType() {
    // when
    var known = KnownActivity.of("DeleteTenant");

    // then
    assertThat(known).hasValue(KnownActivity.DELETE_TENANT);
  }

  private static Stream<String> activityTypes(Class<?> activities) {
    return Arrays.stream(activities.getMethods())
        .map(method -> method.getName())
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }
}
