package dev.hawser.activity;

import static dev.hawser.activity.CrossingValue.refused;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which pair, namespace and run an activity is about. */
final class ScopeValuesTest {
  private static final ClusterId ROME = new ClusterId("rome");
  private static final ClusterId MILAN = new ClusterId("milan");

  static Stream<CrossingValue> invalid() {
    return Stream.of(
        refused("itself", () -> scope(ROME, "x", "run"), "scope.cluster and scope.peer are both"),
        refused("namespace", () -> scope(MILAN, "../x", "run"), "scope.namespace is \"../x\""),
        refused("run", () -> scope(MILAN, "x", "run one"), "scope.run is \"run one\""),
        refused("long run", () -> scope(MILAN, "x", "r".repeat(64)), "scope.run is"));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void shouldRefuseAScopeThatNamesNoPairOrRun(CrossingValue value) {
    // when
    var refusal = catchThrowableOfType(InvalidFieldException.class, value.made()::get);

    // then
    value.assertRefused(refusal);
  }

  private static ActivityScope scope(ClusterId peer, String namespace, String run) {
    return new ActivityScope(ROME, peer, Role.CONSUMER, null, namespace, run, null);
  }
}
