package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that was frozen: another worker may have run its step, and undone it, since. */
final class FrozenWorkerTest {
  private static final DesiredObject NONCE =
      DesiredObject.of(Kind.SECRET, "liqo-tenant-rome", "liqo-nonce").label("a", "b");

  /** Longer than the heartbeat timeout. */
  private static final Duration LONG = Duration.ofSeconds(13);

  private static final Duration SHORT = Duration.ofSeconds(5);

  private final AttemptFixture attempts = new AttemptFixture();

  @AfterEach
  void close() {
    attempts.close();
  }

  static List<Consumer<KubeApi>> writes() {
    return List.of(
        api -> api.create(NONCE.create("run-1")),
        api -> api.replace(read(api)),
        api -> api.deleteExactly(Kind.SECRET, read(api)));
  }

  private static GenericKubernetesResource read(KubeApi api) {
    return api.get(Kind.SECRET, "liqo-tenant-rome", "there").orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void shouldWriteNothingAfterALongFreeze(Consumer<KubeApi> write) {
    // given
    attempts.milan.add(Kind.SECRET, "there", "{}");
    attempts.body = attempt -> write(attempt, write, LONG, LONG);

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "the worker was frozen, or cut off from Temporal, for longer than the heartbeat"
                + " timeout");
    assertThat(attempts.milan.writes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void shouldWriteAfterAShortFreeze(Consumer<KubeApi> write) {
    // given
    attempts.milan.add(Kind.SECRET, "there", "{}");
    attempts.body = attempt -> write(attempt, write, SHORT, SHORT);

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(attempts.milan.writes()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("writes")
  void shouldWriteNothingAfterALongFreezeDuringWhichTheClockWasSetBack(Consumer<KubeApi> write) {
    // given
    attempts.milan.add(Kind.SECRET, "there", "{}");
    attempts.body = attempt -> write(attempt, write, LONG, Duration.ofHours(-1));

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.getOriginalMessage()).startsWith("the worker was frozen");
    assertThat(attempts.milan.writes()).isEmpty();
  }

  /** The monotonic clock stands still while the machine sleeps. */
  @ParameterizedTest
  @MethodSource("writes")
  void shouldWriteNothingAfterTheMachineHasSlept(Consumer<KubeApi> write) {
    // given
    attempts.milan.add(Kind.SECRET, "there", "{}");
    attempts.body = attempt -> write(attempt, write, Duration.ZERO, LONG);

    // when
    var failure = ActivityRunner.failureOf(() -> attempts.run(PeeringFixture.provider()));

    // then
    assertThat(failure.getOriginalMessage()).startsWith("the worker was frozen");
    assertThat(attempts.milan.writes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void shouldWriteAfterTheClockWasSetBack(Consumer<KubeApi> write) {
    // given
    attempts.milan.add(Kind.SECRET, "there", "{}");
    attempts.body = attempt -> write(attempt, write, SHORT, Duration.ofHours(-1));

    // when
    attempts.run(PeeringFixture.provider());

    // then
    assertThat(attempts.milan.writes()).hasSize(1);
  }

  private String write(
      ActivityAttempt attempt, Consumer<KubeApi> write, Duration monotonic, Duration wall) {
    var api = new KubeApi(attempts.milan.client()).checkingWrites(attempt::requireAlive);
    attempts.monotonicAhead = monotonic;
    attempts.wallAhead = wall;
    write.accept(api);
    return "written";
  }
}
