package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.desired.DesiredObject;
import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that thaws: its step was given to another worker, and may be undone by now. */
final class FrozenWorkerTest {
  private static final DesiredObject NONCE =
      DesiredObject.of(Kind.SECRET, "liqo-tenant-rome", "liqo-nonce").label("a", "b");

  private final AttemptFixture errands = new AttemptFixture();

  @AfterEach
  void close() {
    errands.close();
  }

  static List<Consumer<KubeApi>> writes() {
    return List.of(
        api -> api.create(NONCE.create("run-1")),
        api -> api.replace(read(api)),
        api -> api.deleteExactly(Kind.SECRET, read(api)));
  }

  private static io.fabric8.kubernetes.api.model.GenericKubernetesResource read(KubeApi api) {
    return api.get(Kind.SECRET, "liqo-tenant-rome", "there").orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void shouldWriteNothingMoreWhenItThaws(Consumer<KubeApi> write) {
    // given
    errands.milan.add(Kind.SECRET, "there", "{}");
    errands.body = attempt -> write(attempt, write, Duration.ofSeconds(11));

    // when
    var failure = ActivityRunner.failureOf(() -> errands.run(PeeringFixture.provider()));

    // then
    assertThat(failure.isNonRetryable()).isFalse();
    assertThat(failure.getOriginalMessage())
        .isEqualTo(
            "the worker was frozen, or cut off from Temporal, for longer than Temporal waits for"
                + " it");
    assertThat(errands.milan.writes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("writes")
  void shouldWriteAfterAPauseThatNobodyNotices(Consumer<KubeApi> write) {
    // given
    errands.milan.add(Kind.SECRET, "there", "{}");
    errands.body = attempt -> write(attempt, write, Duration.ofSeconds(5));

    // when
    errands.run(PeeringFixture.provider());

    // then
    assertThat(errands.milan.writes()).hasSize(1);
  }

  private String write(ActivityAttempt attempt, Consumer<KubeApi> write, Duration frozen) {
    var api = new KubeApi(errands.milan.client()).asking(attempt::requireAlive);
    errands.frozenUntil = Instant.now().plus(frozen);
    write.accept(api);
    return "written";
  }
}
