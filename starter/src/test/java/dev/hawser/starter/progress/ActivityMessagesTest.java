package dev.hawser.starter.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.activity.AuthenticationActivities;
import dev.hawser.activity.NetworkActivities;
import dev.hawser.activity.OffloadingActivities;
import dev.hawser.activity.PairActivities;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever watches reads sentences, and no names of activities. */
class ActivityMessagesTest {
  private static final List<Class<?>> INTERFACES =
      List.of(
          PairActivities.class,
          NetworkActivities.class,
          AuthenticationActivities.class,
          OffloadingActivities.class);

  static Stream<String> activities() {
    return INTERFACES.stream()
        .flatMap(type -> Arrays.stream(type.getMethods()))
        .map(Method::getName)
        .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
  }

  @ParameterizedTest
  @MethodSource("activities")
  void shouldHaveWordsForEveryActivity(String activity) {
    assertThat(ActivityMessages.of(activity)).as(activity).isPresent();
  }
}
