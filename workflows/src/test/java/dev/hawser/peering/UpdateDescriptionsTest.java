package dev.hawser.peering;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Temporal UI says about the updates and queries of a run. */
final class UpdateDescriptionsTest {
  static List<Method> updates() {
    return methods().filter(it -> it.isAnnotationPresent(UpdateMethod.class)).toList();
  }

  static List<Method> queries() {
    return methods().filter(it -> it.isAnnotationPresent(QueryMethod.class)).toList();
  }

  private static Stream<Method> methods() {
    return Stream.of(Peer.class, Unpeer.class, Inspect.class)
        .flatMap(type -> Arrays.stream(type.getMethods()));
  }

  @ParameterizedTest
  @MethodSource("updates")
  void shouldSayWhatAnUpdateTakes(Method update) {
    // when
    var description = update.getAnnotation(UpdateMethod.class).description();

    // then
    if (update.getParameterCount() == 0) assertThat(description).endsWith("No input");
    else assertThat(description).containsPattern("Input(: |, such as ).*\"");
  }

  @ParameterizedTest
  @MethodSource("queries")
  void shouldSayWhatAQueryReturns(Method query) {
    // when
    var description = query.getAnnotation(QueryMethod.class).description();

    // then
    assertThat(description).startsWith("What ");
  }
}
