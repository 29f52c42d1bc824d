package dev.hawser.liqo.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.liqo.fixture.ActivityRunner;
import dev.hawser.liqo.fixture.PeeringFixture;
import dev.hawser.liqo.kubernetes.KubeApi;
import dev.hawser.liqo.resources.Kind;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clusters that can't answer, or not now. */
final class UnreachableApiServerTest {
  private final AttemptFixture errands = new AttemptFixture();

  @AfterEach
  void close() {
    errands.close();
  }

  @Test
  void shouldRunItsBodyAgainWhileTheClusterCannotAnswer() {
    // given
    errands.milan.fail(3, "GET secrets/liqo-nonce", 503, "ServiceUnavailable");
    var api = new KubeApi(errands.milan.client());
    errands.body =
        attempt -> {
          errands.times.incrementAndGet();
          return "present: " + api.get(Kind.SECRET, "liqo", "liqo-nonce").isPresent();
        };

    // then
    assertThat(errands.run(PeeringFixture.provider())).isEqualTo("present: false");
    assertThat(errands.times).hasValue(4);
    assertThat(errands.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .allMatch(what -> what.startsWith("an answer of milan: "))
        .isNotEmpty();
  }

  @Test
  void shouldCountTheTimeWithoutAnAnswer() {
    // given
    errands.body =
        attempt -> {
          throw new KubernetesClientException("nobody there", new java.io.IOException("refused"));
        };

    // when
    var failure =
        ActivityRunner.failureOf(() -> errands.run(AttemptFixture.patient(Duration.ofMillis(100))));

    // then
    assertThat(failure.getType()).isEqualTo("Unreachable");
    assertThat(failure.getOriginalMessage()).contains("an answer of milan: refused");
  }

  @Test
  void shouldTryAgainWhenSomebodyWroteAtTheSameTime() {
    // given
    errands.body =
        attempt -> {
          if (errands.times.incrementAndGet() < 3) {
            throw new KubernetesClientException("conflict", 409, null);
          }
          return "written";
        };

    // then
    assertThat(errands.run(PeeringFixture.provider())).isEqualTo("written");
    assertThat(errands.activities.heartbeats())
        .extracting(HeartbeatDetails::waitingFor)
        .containsOnly("concurrent writes on milan to settle");
  }

  @Test
  void shouldNotTryAgainWhatIsForbidden() {
    // given
    errands.milan.forbid((verb, plural) -> plural.equals("secrets"));
    errands.body =
        attempt -> {
          errands.times.incrementAndGet();
          return "" + new KubeApi(errands.milan.client()).get(Kind.SECRET, "liqo", "liqo-nonce");
        };

    // then
    assertThat(ActivityRunner.failureOf(() -> errands.run(PeeringFixture.provider())).getType())
        .isEqualTo("Forbidden");
    assertThat(errands.times).hasValue(1);
  }
}
